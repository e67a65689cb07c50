import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decryptFile } from '../../../electron/data/backup/worker/decryptFile.ts';
import { encryptFile } from '../../../electron/data/backup/worker/encryptFile.ts';
import { Refusal } from '../../../electron/data/backup/worker/refusal.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const passphrase = 'four quiet paper lanterns';
const headerLength = 128;
const chunk = 1024 * 1024;
const sealedChunk = chunk + 16;

// The real cost takes half a second each time; the file says which it was.
const cheap = { log2N: 12, r: 8, p: 1 };

// Made by earlier builds, with the passphrase and the cost of this file.
const versionOne = {
  first:
    'VFNVRE9JQksBDAgBABAAAAAAAAAAAAAdyLYK1lOMbxENFJWOoHpvzrLnWPrP3qtW0UtC+HZngt4H2SseYfzHAFBOcviO' +
    'gIjLfujF6/I9sjxONaJiUxXwMPPQRUzqcnCekY8ikottA7u6Et6VWJSSNmMI5jAWq7QMzJ5ucWW4Au0inD4FNPZv3mOd' +
    'BLSuptUe8ywddK8nBQhuNsuuIc0cwuezVxp2tXcBMFBKByk=',
  second:
    'VFNVRE9JQksBDAgBABAAAAAAAAAAAAAdUF8n/orRvLQldhLSCQEQdMhKKs5XtzCVc3OS10uSTfpcZ3hGoVykAJeAxbDG' +
    'pezfJ+1QLVvw1efp3UDJfIW6q5OZp2NlyMk3pAOeGNmxHTeYeCFHBGLDN74Fz23GLb6JpbjwJpBCcqJl8qZWmnNgcBVI' +
    '52xmLyZFxUDTuZoz9mOe+MD+I0eyEaclQNPpum14su0ASls=',
};

// Two whole chunks and a bit.
const content = randomBytes(2 * chunk + 1000);

describe('an encrypted backup file', () => {
  it.each([0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk])(
    'gives back a content of %i bytes',
    async (length) => {
      const plain = content.subarray(0, length);
      const sealed = await seal(plain);
      expect(sealed.length).toBe(
        headerLength + length + 16 * Math.max(1, Math.ceil(length / chunk)),
      );
      expect((await open(sealed)).plain?.equals(plain)).toBe(true);
    },
  );

  it('never looks the same twice', async () => {
    const plain = content.subarray(0, 100);
    const [one, two] = [await seal(plain), await seal(plain)];
    expect(one.subarray(24).equals(two.subarray(24))).toBe(false);
  });

  it('opens however the keyboard composes the passphrase, and with no other', async () => {
    const sealed = await seal(content.subarray(0, 10), 'cà phê sữa đá lạnh'.normalize('NFC'));
    expect((await open(sealed, 'cà phê sữa đá lạnh'.normalize('NFD'))).code).toBe('ok');
    expect((await open(sealed, 'ca phe sua da lanh')).code).toBe('backup-passphrase-wrong');
  });

  // The fields of the header in worker/container.ts, and what a change of each is told as.
  it.each([
    ['magic', 0, 'backup-not-a-backup'],
    ['version', 8, 'backup-newer'],
    ['cost N', 9, 'backup-damaged'],
    ['cost r', 10, 'backup-damaged'],
    ['cost p', 11, 'backup-damaged'],
    ['chunk size', 13, 'backup-damaged'],
    ['content size', 20, 'backup-damaged'],
    ['first byte of the salt', 24, 'backup-damaged'],
    ['last byte of the salt', 55, 'backup-damaged'],
    ['first byte of the nonce', 56, 'backup-damaged'],
    ['last byte of the nonce', 62, 'backup-damaged'],
    ['reserved byte', 63, 'backup-damaged'],
    ['check of the passphrase', 64, 'backup-damaged'],
    ['sum of the beginning', 80, 'backup-damaged'],
    ['check of the header', 96, 'backup-damaged'],
    ['first chunk', headerLength, 'backup-damaged'],
    ['tag of the first chunk', headerLength + chunk, 'backup-damaged'],
    ['second chunk', headerLength + sealedChunk + 7, 'backup-damaged'],
    ['last chunk', headerLength + 2 * sealedChunk, 'backup-damaged'],
    ['last byte', headerLength + content.length + 3 * 16 - 1, 'backup-damaged'],
  ])('is refused when its %s was changed', async (_name, position, code) => {
    const changed = Buffer.from(await sealedContent());
    changed[position] = (changed[position] ?? 0) ^ 0xff;
    expect((await open(changed)).code).toBe(code);
  });

  it('with a cheaper cost written in is not taken for its own', async () => {
    const changed = Buffer.from(await sealedContent());
    changed[9] = 10;
    expect((await open(changed)).code).toBe('backup-damaged');
    // By somebody who knows the format, and so writes the sum anew.
    createHash('sha256').update(changed.subarray(0, 80)).digest().copy(changed, 80, 0, 16);
    expect((await open(changed)).code).toBe('backup-passphrase-wrong');
  });

  it.each([
    ['without a sum of its beginning', versionOne.first],
    ['with one', versionOne.second],
  ])('of version 1, %s, opens', async (_name, base64) => {
    const sealed = Buffer.from(base64, 'base64');
    expect(sealed[8]).toBe(1);
    const { code, plain } = await open(sealed);
    expect([code, plain?.toString()]).toEqual(['ok', 'The chapter of an earlier day']);
    expect((await open(sealed, 'another passphrase')).code).toBe('backup-passphrase-wrong');
    sealed[20] = 1;
    expect((await open(sealed)).code).toBe('backup-damaged');
  });

  it.each([
    [0, 'backup-damaged'],
    [1, 'backup-passphrase-wrong'],
    [3, 'backup-newer'],
    [255, 'backup-newer'],
  ])('says its version: one that says %i is refused as %s', async (version, code) => {
    const sealed = Buffer.from(await sealedContent());
    expect(sealed[8]).toBe(2);
    sealed[8] = version;
    expect((await open(sealed)).code).toBe(code);
  });

  it('is refused when chunks were exchanged, repeated, left out or appended', async () => {
    const sealed = await sealedContent();
    const header = sealed.subarray(0, headerLength);
    const first = sealed.subarray(headerLength, headerLength + sealedChunk);
    const second = sealed.subarray(headerLength + sealedChunk, headerLength + 2 * sealedChunk);
    const last = sealed.subarray(headerLength + 2 * sealedChunk);
    const codeOf = async (...parts: Buffer[]): Promise<string> =>
      (await open(Buffer.concat([header, ...parts]))).code;
    expect(await codeOf(second, first, last)).toBe('backup-damaged');
    expect(await codeOf(first, first, last)).toBe('backup-damaged');
    expect(await codeOf(first, last)).toBe('backup-incomplete');
    expect(await codeOf(first, second, last, last)).toBe('backup-damaged');
  });

  it('takes no chunk of another file with the same passphrase', async () => {
    const [one, two] = [await sealedContent(), await seal(content)];
    const mixed = Buffer.concat([one.subarray(0, headerLength), two.subarray(headerLength)]);
    expect((await open(mixed)).code).toBe('backup-damaged');
  });

  it.each([8, 127, headerLength, 5000, headerLength + sealedChunk])(
    'that is cut off after %i bytes is told as incomplete',
    async (length) => {
      const sealed = await sealedContent();
      expect((await open(sealed.subarray(0, length))).code).toBe('backup-incomplete');
    },
  );
});

const seal = async (plain: Buffer, secret = passphrase): Promise<Buffer> => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'plain'), join(folder, 'sealed')];
  writeFileSync(from, plain);
  await encryptFile({ from, to, passphrase: secret, cost: cheap, onProgress: () => undefined });
  return readFileSync(to);
};

const made: { sealed?: Buffer } = {};

// Sealed once: deriving the key takes its time on purpose.
const sealedContent = async (): Promise<Buffer> => (made.sealed ??= await seal(content));

const open = async (
  sealed: Buffer,
  secret = passphrase,
): Promise<{ code: string; plain?: Buffer }> => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'sealed'), join(folder, 'plain')];
  writeFileSync(from, sealed);
  try {
    await decryptFile({ from, to, passphrase: secret, onProgress: () => undefined });
    return { code: 'ok', plain: readFileSync(to) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What was written before the refusal is authentic content only.
    if (existsSync(to)) {
      const written = readFileSync(to);
      expect(written.equals(content.subarray(0, written.length))).toBe(true);
    }
    return { code: error.appError.code };
  }
};
