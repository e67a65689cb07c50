import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportPile } from '#shared/contract/importRows.ts';
import { startChapter } from '../support/dataProcess.ts';
import { imageOf, jpeg, segment } from '../support/jpeg.ts';
import type { TestClient } from '../support/testClient.ts';

const cards = readFileSync(join(import.meta.dirname, '../fixtures/rosters/photos.vcf'));

const open = (client: TestClient, bytes: Uint8Array | string = cards) =>
  client.command('import.open', {
    fileName: 'photos.vcf',
    bytes: new Uint8Array(typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
  });

const rowsOf = async (client: TestClient, session: string, pile: ImportPile) => {
  const { rows } = await client.query('import.rows', {
    session,
    pile,
    window: { offset: 0, limit: 50 },
  });
  return rows;
};

/** Draws what waits as a window does, though nobody looks at the picture. */
const draw = async (client: TestClient, session: string, image: string | null) => {
  for (;;) {
    const next = await client.query('import.nextPhoto', { session });
    if (next === null) break;
    await client.command('import.givePhoto', { session, row: next.row, image });
  }
};

const take = async (client: TestClient, image: string | null = drawn) => {
  const { session, columns } = await open(client);
  await draw(client, session, image);
  await client.command('import.map', { session, fields: columns.map(({ field }) => field) });
  return session;
};

const drawn = imageOf(jpeg('drawn anew'));

const idOf = async (client: TestClient, search: string): Promise<string> => {
  const { rows } = await client.query('people.roster', {
    search,
    sort: { column: 'relevance', direction: 'ascending' },
    window: { offset: 0, limit: 1 },
  });
  return rows[0]?.id ?? '';
};

const photoOf = async (client: TestClient, search: string) =>
  (await client.query('people.photo', { id: await idOf(client, search) })).image;

describe('pictures of cards', () => {
  test('come in as they are or drawn anew, stay out with the reason, and go with the import', async () => {
    const { client } = await startChapter();
    const opened = await open(client);
    expect(opened).toMatchObject({ photosWaiting: 2, counts: { new: 7 } });
    expect(opened.notices).toEqual([
      { code: 'photos-elsewhere', count: 1 },
      { code: 'photos-unreadable', count: 2 },
    ]);
    const next = await client.query('import.nextPhoto', { session: opened.session });
    const spoken = imageOf(jpeg('drawn', segment(0xe1, 'Exif\0\0GPS')));
    const give = { session: opened.session, row: next?.row ?? 0, image: spoken };
    expect(await client.attempt('import.givePhoto', give)).toMatchObject({
      error: { code: 'invalid-value' },
    });
    const [, camera] = await rowsOf(client, await take(client, null), 'new');
    expect(camera).toMatchObject({ name: 'Camera Exif', photo: 'unreadable' });
    const session = await take(client);
    const rows = await rowsOf(client, session, 'new');
    const said = ({ name, photo, cells }: (typeof rows)[number]) =>
      [name, cells.some(({ field }) => field === 'photo') ? 'photo' : photo].join(': ');
    const shown = (row: number) => client.query('import.photo', { session, row });
    expect(await shown(2)).toEqual({ image: drawn });
    expect(await shown(4)).toEqual({ image: null });
    expect(rows.map(said)).toEqual([
      'Clean Jpeg: photo',
      'Camera Exif: photo',
      'Png Data: photo',
      'Google Link: elsewhere',
      'Cut Off: unreadable',
      'No Picture: unreadable',
      'Without: ',
    ]);
    const { undo } = await client.command('import.commit', { session });
    const clean = await photoOf(client, 'Clean');
    const written = cards.toString().replaceAll('\r\n ', '');
    expect(written).toContain(clean?.slice(clean.indexOf(',') + 1));
    expect(await photoOf(client, 'Camera')).toBe(drawn);
    expect(await photoOf(client, 'Google')).toBeNull();

    const again = await take(client);
    expect(await rowsOf(client, again, 'same')).toHaveLength(7);
    expect(await client.undo(undo)).toMatchObject({ removed: 7, kept: [] });
    expect(await idOf(client, 'Clean')).toBe('');
  });

  test('nobody gets another photo or one they do not agree to; undo leaves what was chosen since', async () => {
    const { client } = await startChapter();
    const add = async (fn: string, email: string) =>
      (await client.command('people.add', { fn, emails: [{ id: 'e', value: email }] })).id;
    const clean = await add('Clean Jpeg', 'clean@x.example');
    const camera = await add('Camera Exif', 'camera@x.example');
    const png = await add('Png Data', 'png@x.example');
    const chosen = imageOf(jpeg('chosen here'));
    await client.command('people.setPhoto', { id: clean, image: chosen });
    await client.command('people.recordConsent', {
      id: camera,
      purpose: 'photo',
      state: 'refused',
    });
    const session = await take(client);
    expect(await rowsOf(client, session, 'same')).toMatchObject([
      { name: 'Clean Jpeg', photo: 'has-one' },
      { name: 'Camera Exif', photo: 'refused' },
    ]);
    expect(await rowsOf(client, session, 'change')).toMatchObject([
      { name: 'Png Data', cells: [{ field: 'photo' }] },
    ]);
    const { undo } = await client.command('import.commit', { session });
    expect(await photoOf(client, 'Png')).toBe(drawn);
    const { timeline } = (await client.query('people.person', { id: png })) ?? { timeline: [] };
    expect(timeline[0]).toMatchObject({ kind: 'import-changed', params: { fields: 'photo' } });
    const undone = await client.undo(undo);
    expect(undone).toMatchObject({ removed: 4, restored: 1, kept: [] });
    expect(await photoOf(client, 'Png')).toBeNull();

    const second = await take(client);
    const done = await client.command('import.commit', { session: second });
    await client.command('people.setPhoto', { id: png, image: chosen });
    expect(await client.undo(done.undo)).toMatchObject({ kept: ['Png Data'] });
    expect(await photoOf(client, 'Png')).toBe(chosen);
  });

  test('an export has the photos of those who agreed, and changes nothing when it comes back', async () => {
    const first = await startChapter();
    const { client } = first;
    const { id } = await client.command('people.add', { fn: 'Rina' });
    const { id: shy } = await client.command('people.add', { fn: 'Sari' });
    await client.command('import.commit', { session: await take(client) });
    const image = await photoOf(client, 'Clean');
    for (const one of [id, shy]) await client.command('people.setPhoto', { id: one, image });
    await client.command('people.recordConsent', { id, purpose: 'photo', state: 'granted' });
    const ids = [id, shy];
    const exported = async (contact: 'allowed' | 'none', version: '3.0' | '4.0') =>
      (await client.query('people.exportCards', { ids, contact, language: 'en', version })).text;
    expect(await exported('none', '3.0')).not.toContain('PHOTO');
    const [old, present] = [await exported('allowed', '3.0'), await exported('allowed', '4.0')];
    for (const text of [old, present]) {
      expect(text.match(/^PHOTO/gm)).toHaveLength(1);
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBe(75);
      expect((await open(client, text)).counts).toMatchObject({ same: 2, new: 0, change: 0 });
    }
    await first.close();
    const other = await startChapter();
    for (const text of [old, present]) {
      const { session } = await open(other.client, text);
      const { undo } = await other.client.command('import.commit', { session });
      expect(await photoOf(other.client, 'Rina')).toBe(image);
      await other.client.undo(undo);
    }
  });
});
