import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chapterSchema } from '#shared/domain/chapter/chapter.ts';
import { organiserSchema } from '#shared/domain/chapter/organiser.ts';
import { generateChapter, type DemoBatch } from '#shared/domain/demo/generateChapter.ts';
import { originalOf } from '#shared/domain/demo/nearDuplicates.ts';
import { collectionOfId } from '#shared/domain/document-types.ts';
import { foldAttendance } from '#shared/domain/door/attendance.ts';
import { checkInSchema } from '#shared/domain/door/checkIn.ts';
import { journalRecordSchema } from '#shared/domain/journal/journal.ts';
import { meetupSchema } from '#shared/domain/meetup/meetup.ts';
import { participationSchema } from '#shared/domain/meetup/participation.ts';
import { planItemSchema } from '#shared/domain/meetup/planItem.ts';
import { venueSchema } from '#shared/domain/meetup/venue.ts';
import { isToken } from '#shared/domain/meetup/token.ts';
import { personSchema } from '#shared/domain/person/person.ts';

const today = '2026-11-22';
const batches = [...generateChapter({ people: 300, seed: 'test', today })];

const peopleOf = (from: readonly DemoBatch[]) =>
  from.flatMap((batch) => (batch.collection === 'people' ? batch.documents : []));
const participationsOf = (from: readonly DemoBatch[]) =>
  from.flatMap((batch) => (batch.collection === 'participations' ? batch.documents : []));

const people = peopleOf(batches);
const participations = participationsOf(batches);
const meetups = batches.flatMap((batch) => (batch.collection === 'meetups' ? batch.documents : []));
const planItems = batches.flatMap((batch) =>
  batch.collection === 'planItems' ? batch.documents : [],
);
const checkIns = batches.flatMap((batch) =>
  batch.collection === 'checkIns' ? batch.documents : [],
);
const records = batches.flatMap((batch) => (batch.collection === 'journal' ? batch.documents : []));
const guestsOf = (meetupId: string) =>
  participations.filter((entry) => entry.meetupId === meetupId);

const schemas = {
  library: z.discriminatedUnion('type', [chapterSchema, organiserSchema, venueSchema]),
  people: personSchema,
  journal: journalRecordSchema,
  meetups: meetupSchema,
  planItems: planItemSchema,
  participations: participationSchema,
  checkIns: checkInSchema,
} as const;

describe('the demo chapter', () => {
  it('consists of documents that the schemas accept unchanged', () => {
    for (const { collection, documents } of batches) {
      for (const document of documents) {
        expect(schemas[collection].parse(document)).toEqual(document);
        expect(collectionOfId(document._id)).toBe(collection);
        expect(document._id.startsWith(`${document.type}:`)).toBe(true);
      }
    }
  });

  it('gives every document an id of its own and no time after the day it is made for', () => {
    const all = batches.flatMap((batch) => batch.documents.map((document) => document));
    expect(new Set(all.map((document) => document._id)).size).toBe(all.length);
    expect(all.filter((document) => document.updatedAt > `${today}T12:00:00.000Z`)).toEqual([]);
  });

  it('says of everything by whose hand it is, and invites nobody who is not there yet', () => {
    const all = batches.flatMap((batch) => batch.documents.map((document) => document));
    const named = new Set(
      all.flatMap((document) => (document.type === 'organiser' ? [document._id] : [])),
    );
    expect(named.size).toBe(3);
    expect(all.filter(({ createdBy }) => !named.has(createdBy))).toEqual([]);
    const added = new Map(people.map((person) => [person._id, person.createdAt]));
    expect(
      participations.filter(({ personId, createdAt }) => (added.get(personId) ?? '') >= createdAt),
    ).toEqual([]);
  });

  it('is the same for the same seed and another for another', () => {
    const again = [...generateChapter({ people: 300, seed: 'test', today })];
    const other = [...generateChapter({ people: 300, seed: 'other', today })];
    expect(again).toEqual(batches);
    expect(peopleOf(other)[0]?._id).not.toBe(people[0]?._id);
  });

  it('begins with the same people when it is larger', () => {
    const larger = [...generateChapter({ people: 350, seed: 'test', today })];
    expect(peopleOf(larger).slice(0, 300)).toEqual(people);
  });

  it('has names in every script the search knows', () => {
    for (const script of [
      'Han',
      'Hiragana',
      'Hangul',
      'Thai',
      'Arabic',
      'Cyrillic',
      'Devanagari',
    ]) {
      const letters = new RegExp(`\\p{Script=${script}}`, 'u');
      const found = people.filter((person) =>
        letters.test(`${person.fn} ${person.phonetic ?? ''}`),
      );
      expect(found.length, script).toBeGreaterThan(0);
    }
    expect(people.some((person) => /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/.test(person.fn))).toBe(true);
    expect(people.some((person) => person.calling !== undefined)).toBe(true);
  });

  it('can reach nobody who exists', () => {
    for (const person of people) {
      for (const email of person.emails)
        expect(email.value).toMatch(/^[a-z0-9.]+@[a-z]+\.example$/);
      for (const phone of person.phones) expect(phone.e164).toMatch(/^\+\d{1,3}000\d{7}$/);
    }
  });

  it('has exchanges of fiscal years 2014 to 2025 that lie in or begin in their year', () => {
    const exchanges = people.flatMap((person) => person.exchanges);
    expect(exchanges.length).toBeGreaterThan(200);
    for (const exchange of exchanges) {
      const year = exchange.fiscalYear ?? 0;
      expect(year).toBeGreaterThanOrEqual(2014);
      expect(year).toBeLessThanOrEqual(2025);
      const { start = '', end = '' } = exchange;
      expect(start >= `${year}-04-01` && start <= `${year + 1}-03-31`).toBe(true);
      expect(end > start).toBe(true);
      expect(exchange.host?.prefecture).toMatch(/^JP-\d\d$/);
    }
  });

  it('has minors, people who do not want to be written to, and people nobody asked', () => {
    const contact = records.filter(
      (record) => record.type === 'consent' && record.purpose === 'contact',
    );
    expect(people.some((person) => (person.minorUntil ?? '') > today)).toBe(true);
    expect(contact.some((record) => record['state'] === 'withdrawn')).toBe(true);
    expect(contact.some((record) => record['state'] === 'refused')).toBe(true);
    expect(new Set(contact.map((record) => record.subjectId)).size).toBeLessThan(people.length);
  });

  it('repeats a few people nearly, where it says so', () => {
    const repeated = people.flatMap((person, index) => {
      const original = people[originalOf(index) ?? -1];
      return original === undefined ? [] : [{ person, original }];
    });
    expect(repeated.length).toBe(7);
    for (const { person, original } of repeated) {
      expect(person._id).not.toBe(original._id);
      expect(person.exchanges).toEqual(original.exchanges);
      expect(person.residence).toBe(original.residence);
    }
  });

  it('has held six meetups, announced one for the next two weeks, and has one idea', () => {
    const held = meetups.filter((meetup) => meetup.startLocal < today);
    const announced = meetups.filter((meetup) => meetup.stage === 'announced');
    expect(held.length).toBe(6);
    expect(announced.length).toBe(1);
    const [next] = announced;
    expect(next?.startLocal.slice(0, 10) ?? '').toMatch(/^2026-(11-(2[89]|30)|12-0[1-9])$/);
    expect(meetups.filter((meetup) => meetup.stage === 'idea').length).toBe(1);
    const guests = guestsOf(next?._id ?? '');
    expect(guests.length).toBeGreaterThanOrEqual(60);
    expect(guests.length).toBeLessThanOrEqual(80);
    expect(new Set(guests.map((guest) => guest.partstat)).size).toBe(4);
    expect(guests.some((guest) => guest.place === 'waiting')).toBe(true);
    expect(planItems.filter((item) => item.meetupId === next?._id).length).toBe(24);
  });

  it('checks in only guests of meetups that were held, at their doors', () => {
    const byPair = new Set(participations.map((entry) => `${entry.meetupId} ${entry.personId}`));
    const ids = new Set(people.map((person) => person._id));
    for (const event of checkIns) {
      const meetup = meetups.find((candidate) => candidate._id === event.meetupId);
      expect(byPair.has(`${event.meetupId} ${event.personId}`)).toBe(true);
      expect(ids.has(event.personId)).toBe(true);
      // Jakarta is seven hours ahead of UTC.
      const local = new Date(Date.parse(event.at) + 7 * 3_600_000).toISOString().slice(0, 10);
      expect(local).toBe(meetup?.startLocal.slice(0, 10));
    }
    for (const meetup of meetups.filter((candidate) => candidate.startLocal < today)) {
      const attended = guestsOf(meetup._id).filter(
        (guest) =>
          foldAttendance(
            checkIns.filter(
              (event) => event.meetupId === meetup._id && event.personId === guest.personId,
            ),
          ).state !== 'not-yet',
      );
      expect(attended.length).toBeGreaterThan(guestsOf(meetup._id).length * 0.4);
    }
  });

  it('gives every guest a valid token', () => {
    expect(participations.every((entry) => isToken(entry.token))).toBe(true);
    expect(new Set(participations.map((entry) => entry.token)).size).toBe(participations.length);
  });

  it('works with a handful of people and with other days', () => {
    for (const people of [1, 2, 7]) {
      for (const { collection, documents } of generateChapter({
        people,
        seed: 'few',
        today: '2024-02-29',
      })) {
        for (const document of documents) {
          expect(schemas[collection].safeParse(document).success).toBe(true);
        }
      }
    }
  });

  it('grows its guest lists when asked to', () => {
    const large = [...generateChapter({ people: 1500, seed: 'test', today, guestScale: 10 })];
    expect(participationsOf(large).length).toBeGreaterThan(participations.length * 8);
  });

  it('keeps batches small', () => {
    for (const { documents } of generateChapter({ people: 2500, seed: 'test', today })) {
      expect(documents.length).toBeLessThanOrEqual(1000);
      expect(documents.length).toBeGreaterThan(0);
    }
  });
});
