import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longestKeptRecord } from '#shared/domain/journal/boundedChange.ts';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { startChapter, startDataProcess, type RunningData } from '../support/dataProcess.ts';

/** The history records about a document, oldest first, read from the file after it was closed. */
const historyOf = async (
  data: RunningData,
  subjectId: string,
): Promise<readonly StoredDocument[]> => {
  await data.close();
  const database = await openDatabase(join(data.profile, 'chapters', 'test-chapter'));
  try {
    const records = await database.repositories.journal.find({ selector: { subjectId } });
    return records.filter(({ type }) => type === 'change');
  } finally {
    await database.close();
  }
};

const kinds = (records: readonly StoredDocument[]): unknown[] => records.map(({ kind }) => kind);

test('a record names every changed field and keeps no large value whole', async () => {
  const data = await startChapter();
  const { id } = await data.client.command('people.add', { fn: 'Rina' });
  const tags = Array.from({ length: 900 }, (_, index) => `a tag with a number ${index}`);
  const edit = await data.client.command('people.edit', { id, patch: { tags, city: 'Bandung' } });
  await data.client.undo(edit.undo);
  expect((await data.client.query('people.person', { id }))?.person.tags).toEqual([]);
  const [first, second] = await historyOf(data, id);
  expect(first).toMatchObject({ after: { city: 'Bandung', tags: { omitted: 'too-large' } } });
  expect(second).toMatchObject({ before: { city: 'Bandung', tags: { omitted: 'too-large' } } });
  for (const record of [first, second]) {
    expect(JSON.stringify(record).length).toBeLessThan(longestKeptRecord);
  }
});

test('what was deleted is kept whole, whatever its size, and comes back', async () => {
  const data = await startChapter();
  const tags = Array.from({ length: 900 }, (_, index) => `a tag with a number ${index}`);
  const { id } = await data.client.command('people.add', { fn: 'Rina', tags });
  const gone = await data.client.command('people.delete', { ids: [id] });
  await data.client.undo(gone.undo);
  expect((await data.client.query('people.person', { id }))?.person.tags).toEqual(tags);
  expect(kinds(await historyOf(data, id))).toEqual(['delete', 'restore']);
});

test('a walk-in that is taken back and brought back has both in its history', async () => {
  const data = await startChapter();
  const { id: meetupId } = await data.client.command('meetups.create', {
    name: 'Meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
  });
  const { personId, undo } = await data.client.command('door.walkIn', {
    meetupId,
    list: 'main',
    fn: 'Guest',
  });
  const { undo: redo } = await data.client.undo(undo);
  await data.client.undo(redo);
  expect(kinds(await historyOf(data, personId))).toEqual(['delete', 'restore']);
});

test('an edit of a meetup and of the chapter are in the history with who and when', async () => {
  const data = await startChapter();
  const { id } = await data.client.command('meetups.create', {
    name: 'Meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
  });
  await data.client.command('meetups.edit', { id, patch: { name: 'Reunion' } });
  await data.client.command('chapter.edit', { name: 'Jakarta' });
  const chapterId = (await data.client.query('chapter.state', {})).open?.id ?? '';
  expect(await historyOf(data, id)).toMatchObject([
    {
      kind: 'edit',
      before: { name: 'Meeting' },
      after: { name: 'Reunion' },
      at: expect.stringMatching(/Z$/) as unknown,
      createdBy: expect.stringMatching(/^organiser:/) as unknown,
    },
  ]);
  expect(await historyOf(data, chapterId)).toMatchObject([
    { before: { name: 'Test chapter' }, after: { name: 'Jakarta' } },
  ]);
});

/** Opens the same chapter as the computer of another organiser would have it. */
const asSomebodyElse = async (data: RunningData): Promise<RunningData> => {
  await data.close();
  const file = join(data.profile, 'profile.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...settings, actor: 'organiser:other', device: 'other' }));
  return startDataProcess({ profile: data.profile });
};

test('what an organiser calls themselves is beside what they did, for everybody else', async () => {
  const mina = await startChapter();
  const { id } = await mina.client.command('people.add', { fn: 'Rina' });
  const meetup = { startLocal: '2026-01-17T11:00', endLocal: '2026-01-17T14:00' };
  const { id: meetupId } = await mina.client.command('meetups.create', {
    name: 'Meeting',
    timeZone: 'Asia/Jakarta',
    ...meetup,
  });
  await mina.client.command('people.recordConsent', { id, purpose: 'photo', state: 'granted' });
  const { session } = await mina.client.command('import.open', {
    fileName: 'two.csv',
    bytes: new TextEncoder().encode('Name\nSari\nBudi\n'),
  });
  await mina.client.command('import.commit', { session });
  const { undo } = await mina.client.command('chapter.setOwnName', { name: ' Mina ' });
  const undone = await mina.client.undo(undo);
  expect(await mina.client.query('chapter.ownName', {})).toEqual({ name: '' });
  await mina.client.undo(undone.undo);
  expect(await mina.client.query('chapter.ownName', {})).toEqual({ name: 'Mina' });

  const tellsBy = async (client: RunningData['client'], who: object): Promise<void> => {
    const person = await client.query('people.person', { id });
    expect(person?.timeline.map(({ isMine, by }) => ({ isMine, by }))).toEqual([who, who]);
    const { purposes } = await client.query('people.consents', { id });
    expect(purposes.flatMap(({ history }) => history)).toMatchObject([{ doneBy: who }]);
    const { entries } = await client.query('meetups.history', { id: meetupId, limit: 1 });
    expect(entries).toMatchObject([who]);
    expect((await client.query('import.history', {})).imports).toMatchObject([who]);
    expect((await client.query('today.overview', {})).lastImport).toMatchObject(who);
  };
  await tellsBy(mina.client, { isMine: true });
  const { client } = await asSomebodyElse(mina);
  await tellsBy(client, { isMine: false, by: 'Mina' });
  expect(await client.query('chapter.ownName', {})).toEqual({ name: '' });
});
