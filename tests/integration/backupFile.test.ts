import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backupByteLimit, backupChunkLimit } from '#shared/contract/backup.ts';
import { addPeople, chapterFile } from '../support/backups.ts';
import { startChapter, startDataProcess, type RunningData } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const passphrase = 'four quiet paper lanterns';

describe('a copy in a file', () => {
  it('comes back as it was, on a computer that knows nothing of the chapter', async () => {
    const { bytes, fileName, data } = await savedCopy();
    expect(fileName).toMatch(/^Test-chapter-\d{4}-\d\d-\d\d\.tsudoi-backup$/);
    expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
    await data.close();
    const other = await startDataProcess();
    const upload = await send(other.client, bytes);
    const source = { kind: 'upload' as const, upload };
    const look = await other.client.command('backup.inspect', { source });
    expect(look).toMatchObject({
      content: { chapterName: 'Test chapter', people: 12 },
      isThisChapter: null,
    });
    const { slug } = await other.client.command('backup.restore', { source, as: 'new' });
    expect(slug).toBe('test-chapter');
    expect((await other.client.query('chapter.state', {})).open?.counts.people).toBe(12);
  });

  it('makes the encrypted round trip, in several chunks', async () => {
    const { bytes } = await encryptedCopy();
    expect(bytes.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(bytes.includes('Batch of')).toBe(false);
    const { client } = await startDataProcess();
    const source = { kind: 'upload' as const, upload: await send(client, bytes) };
    const attempt = (given?: string) =>
      client.attempt('backup.inspect', {
        source,
        ...(given !== undefined && { passphrase: given }),
      });
    expect(await codeOf(attempt())).toBe('backup-passphrase-needed');
    expect(await codeOf(attempt('four quiet paper lantern'))).toBe('backup-passphrase-wrong');
    expect(await codeOf(attempt(passphrase))).toBe('ok');
    await client.command('backup.restore', { source, as: 'new' });
    expect((await client.query('chapter.state', {})).open?.counts.people).toBe(12 + imported);
  });

  it('that was encrypted and changed or cut off is told so', async () => {
    const { bytes } = await encryptedCopy();
    const changed = Buffer.from(bytes);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(await inspectAlone(changed)).toBe('backup-damaged');
    expect(await inspectAlone(bytes.subarray(0, -1))).toBe('backup-incomplete');
  });

  it('without a passphrase is told as cut off, damaged, foreign or newer', async () => {
    const { bytes } = await savedCopy();
    expect(await inspectAlone(bytes.subarray(0, 60))).toBe('backup-incomplete');
    expect(await inspectAlone(bytes.subarray(0, bytes.length - 4096))).toBe('backup-incomplete');
    expect(await inspectAlone(Buffer.from('Name,E-mail\nSiti,\n'))).toBe('backup-not-a-backup');
    const newer = Buffer.from(bytes);
    newer.writeUInt32BE(99, 60);
    expect(await inspectAlone(newer)).toBe('backup-newer');
    const foreign = Buffer.from(bytes);
    foreign.writeUInt32BE(1, 68);
    expect(await inspectAlone(foreign)).toBe('backup-not-a-backup');
    const damaged = Buffer.from(bytes);
    const half = Math.floor(bytes.length / 8192) * 4096;
    damaged.fill(0, half, half + 10 * 4096);
    expect(await inspectAlone(damaged)).toBe('backup-damaged');
  });

  it('with a trigger in it is no backup of ours', async () => {
    const { bytes, data } = await savedCopy();
    const file = join(data.profile, 'hostile.sqlite');
    writeFileSync(file, bytes);
    const database = new DatabaseSync(file);
    database.exec(
      'CREATE TRIGGER harm AFTER UPDATE ON storage_tables BEGIN DELETE FROM storage_tables; END',
    );
    database.close();
    expect(await inspectAlone(readFileSync(file))).toBe('backup-not-a-backup');
  });

  it('that is refused leaves chapter, backups and transfers as they are', async () => {
    const { bytes } = await encryptedCopy();
    const { client, profile } = await startChapter();
    await addPeople(client, 2);
    const before = digestOfChapter(profile);
    const upload = await send(client, bytes);
    const source = { kind: 'upload' as const, upload };
    await client.attempt('backup.inspect', { source, passphrase: 'not the right one' });
    const restore = await client.attempt('backup.restore', { source, as: 'this' });
    expect(restore).toMatchObject({ ok: false, error: { code: 'backup-passphrase-needed' } });
    expect(digestOfChapter(profile)).toBe(before);
    await client.command('backup.discard', { transfer: upload });
    expect(readdirSync(join(profile, 'transfers'))).toEqual([]);
  });

  it('has bounded messages, in order, and a bounded size', async () => {
    const { client } = await startChapter();
    const size = backupByteLimit + 1;
    expect(await codeOf(client.attempt('backup.upload', { size }))).toBe('backup-too-large');
    const { upload } = await client.command('backup.upload', { size: 10 });
    const write = (offset: number, length: number) =>
      client.attempt('backup.write', { upload, offset, bytes: new Uint8Array(length) });
    expect(await codeOf(write(1, 5))).toBe('invalid-value');
    expect(await codeOf(write(0, 11))).toBe('invalid-value');
    expect(await codeOf(write(0, backupChunkLimit + 1))).toBe('invalid-value');
    expect(await codeOf(write(0, 5))).toBe('ok');
    const source = { kind: 'upload', upload };
    expect(await codeOf(client.attempt('backup.inspect', { source }))).toBe('backup-expired');
    const weak = { download: true, passphrase: 'short' };
    expect(await codeOf(client.attempt('backup.create', weak))).toBe('invalid-value');
  });
});

const savedCopy = async (options: { passphrase?: string } = {}) => {
  const data = await startChapter();
  await addPeople(data.client, 12);
  if (options.passphrase !== undefined) await fill(data);
  const { download } = await data.client.command('backup.create', { download: true, ...options });
  if (download === undefined) throw new Error('There is no download');
  const parts: Uint8Array[] = [];
  for (let offset = 0; offset < download.size;) {
    const { bytes } = await data.client.query('backup.read', { download: download.id, offset });
    if (bytes.length === 0) throw new Error('The download ended early');
    parts.push(bytes);
    offset += bytes.length;
  }
  await data.client.command('backup.discard', { transfer: download.id });
  expect(readdirSync(join(data.profile, 'transfers'))).toEqual([]);
  const bytes = Buffer.concat(parts);
  expect(bytes.length).toBe(download.size);
  return { data, bytes, fileName: download.fileName };
};

// Enough people that the file has more than two chunks.
const fill = async ({ client }: RunningData): Promise<void> => {
  const rows = Array.from(
    { length: imported },
    (_, row) => `Person ${row},${'Host '.repeat(60)}${row}`,
  );
  const bytes = new TextEncoder().encode(`Name,Organisation\n${rows.join('\n')}\n`);
  const { session } = await client.command('import.open', { fileName: 'roster.csv', bytes });
  await client.command('import.commit', { session });
};

const imported = 2000;

const encryptedCopy = async (): Promise<{ bytes: Buffer }> => {
  const { bytes, data } = await savedCopy({ passphrase });
  await data.close();
  return { bytes };
};

const send = async (client: TestClient, bytes: Uint8Array): Promise<string> => {
  const { upload } = await client.command('backup.upload', { size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += backupChunkLimit) {
    const part = Uint8Array.from(bytes.subarray(offset, offset + backupChunkLimit));
    await client.command('backup.write', { upload, offset, bytes: part });
  }
  return upload;
};

const inspectAlone = async (bytes: Uint8Array): Promise<string> => {
  const { client } = await startDataProcess();
  const upload = await send(client, bytes);
  const source = { kind: 'upload', upload };
  return codeOf(client.attempt('backup.inspect', { source, passphrase }));
};

const codeOf = async (
  attempt: Promise<{ ok: true } | { ok: false; error: { code: string } }>,
): Promise<string> => {
  const result = await attempt;
  return result.ok ? 'ok' : result.error.code;
};

// All that is in the chapter's file, not its bytes: its log is given room soon after the opening.
const digestOfChapter = (profile: string): string => {
  const database = new DatabaseSync(chapterFile(profile), { readOnly: true });
  const hash = createHash('sha256');
  const objects = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
  hash.update(JSON.stringify(objects));
  for (const { type, name } of objects)
    if (type === 'table')
      hash.update(JSON.stringify(database.prepare(`SELECT * FROM "${String(name)}"`).all()));
  database.close();
  return hash.digest('hex');
};
