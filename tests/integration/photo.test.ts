import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCleanJpeg } from '../../electron/data/people/cleanJpeg.ts';
import { startChapter } from '../support/dataProcess.ts';
import { imageOf, jpeg, segment } from '../support/jpeg.ts';

const [one, other] = [imageOf(jpeg('the first picture')), imageOf(jpeg('the other picture'))];

test('a photo is set, replaced and taken away, each with its way back', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina' });
  const shown = async () => (await client.query('people.photo', { id })).image;
  expect(await shown()).toBeNull();
  const set = await client.command('people.setPhoto', { id, image: one });
  expect(await shown()).toBe(one);
  await client.command('people.setPhoto', { id, image: other });
  expect(await shown()).toBe(other);
  const removed = await client.command('people.setPhoto', { id, image: null });
  expect(await shown()).toBeNull();
  await client.undo(removed.undo);
  expect(await shown()).toBe(other);
  await client.undo(set.undo);
  expect(await shown()).toBeNull();

  const { timeline } = (await client.query('people.person', { id })) ?? { timeline: [] };
  expect(timeline[0]).toMatchObject({ kind: 'edited', params: { fields: 'photo' } });
  // Nobody keeps what was taken away.
  const dossier = await client.query('people.dossier', { id });
  expect(JSON.stringify(dossier)).not.toContain('base64');
});

test('a picture that tells where it was taken is refused, and so is what is no picture', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina' });
  const spoken = [
    jpeg('picture', segment(0xe1, 'Exif\0\0GPS')),
    jpeg('picture', segment(0xed, 'Photoshop 3.0')),
    jpeg('picture', segment(0xfe, 'taken at home')),
    jpeg('picture', segment(0xe2, 'MPF\0')),
    jpeg('picture', segment(0xe0, 'JFXX\0a small picture')),
    Buffer.concat([jpeg('picture'), jpeg('another', segment(0xe1, 'Exif\0\0GPS'))]),
    Buffer.from('<svg/>'),
    jpeg('picture').subarray(0, 12),
  ];
  for (const bytes of spoken) {
    expect(isCleanJpeg(bytes)).toBe(false);
    expect(await client.attempt('people.setPhoto', { id, image: imageOf(bytes) })).toMatchObject({
      ok: false,
      error: { code: 'invalid-value' },
    });
  }
  expect(isCleanJpeg(jpeg('picture', segment(0xe2, 'ICC_PROFILE\0')))).toBe(true);
});

test('a photo comes along with a merge, goes with the person, and is in what is given to them', async () => {
  const { client, profile } = await startChapter();
  const { id: survivor } = await client.command('people.add', { fn: 'Rina' });
  const { id: loser } = await client.command('people.add', { fn: 'Rina W.' });
  await client.command('people.setPhoto', { id: loser, image: one });
  const shown = async () => (await client.query('people.photo', { id: survivor })).image;
  const merged = await client.command('duplicates.merge', { survivor, loser, choices: {} });
  expect(await shown()).toBe(one);
  await client.undo(merged.undo);
  expect(await shown()).toBeNull();
  await client.command('duplicates.merge', { survivor, loser, choices: {} });
  expect((await client.query('people.dossier', { id: survivor }))?.photo).toBe(one);
  expect((await client.query('people.erasePreview', { id: survivor }))?.photos).toBe(1);
  await client.command('people.erase', { id: survivor });
  expect(await shown()).toBeNull();
  const file = readFileSync(join(profile, 'chapters/test-chapter/chapter.sqlite'));
  expect(file.includes(one.slice(30))).toBe(false);
});

test('whoever has a photo by now stays when their import is taken back', async () => {
  const { client } = await startChapter();
  const bytes = new TextEncoder().encode('Name\nBudi\nAni\n');
  const { session } = await client.command('import.open', { fileName: 'a.csv', bytes });
  const done = await client.command('import.commit', { session });
  const { rows } = await client.query('people.roster', {
    search: 'budi',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 1 },
  });
  await client.command('people.setPhoto', { id: rows[0]?.id ?? '', image: one });
  expect(await client.undo(done.undo)).toEqual({ removed: 1, restored: 0, kept: ['Budi'] });
});
