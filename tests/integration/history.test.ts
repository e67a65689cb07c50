import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longestKeptRecord } from '#shared/domain/journal/boundedChange.ts';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { startChapter, type RunningData } from '../support/dataProcess.ts';

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
