import { expect } from 'vitest';
import {
  documentsOn,
  documentsOnServer,
  joinComputer,
  nameOf,
  putOnServer,
  startChapterComputer,
  upToDate,
  type Computer,
  type Place,
} from './computers.ts';

/** A computer with a new chapter that is on the server, everything exchanged. */
export const startShared = async (place: Place): Promise<Computer> => {
  const one = await startChapterComputer();
  await putOnServer(one, place);
  await upToDate(one);
  return one;
};

/** A computer that has joined the chapter on the server and has all of it. */
export const joinShared = async (place: Place): Promise<Computer> => {
  const computer = await joinComputer(place);
  await upToDate(computer);
  return computer;
};

/** Puts a computer's chapter on the server; answers another that has joined and has all of it. */
export const shareWithAnother = async (one: Computer, place: Place): Promise<Computer> => {
  await putOnServer(one, place);
  await upToDate(one);
  return joinShared(place);
};

/** Two computers with one chapter on a server, everything exchanged, and a person in it. */
export const startTwo = async (
  place: Place,
): Promise<{ readonly one: Computer; readonly two: Computer; readonly id: string }> => {
  const one = await startChapterComputer();
  const { id } = await one.client.command('people.add', { fn: 'Aiko Sato', city: 'Bandung' });
  const two = await shareWithAnother(one, place);
  await nameOf(two, id, 'Aiko Sato');
  return { one, two, id };
};

/** Ends the computers and expects each to hold what the server holds, document for document. */
export const expectEqual = async (place: Place, ...all: readonly Computer[]): Promise<void> => {
  const there = await documentsOnServer(place);
  for (const computer of all) {
    await computer.data.shutdown();
    expect(await documentsOn(computer)).toEqual(there);
  }
};
