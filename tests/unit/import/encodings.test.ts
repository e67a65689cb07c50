import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detectEncoding } from '../../../electron/data/import/detectEncoding.ts';
import { createPieceDecoder, textEncodings } from '#shared/formats/text/encodings.ts';

const folder = join(import.meta.dirname, '../../fixtures/rosters');

test.each([
  ['members-comma.csv', 'utf-8'],
  ['semicolon-bom.csv', 'utf-8'],
  ['utf-16.csv', 'utf-16le'],
  ['utf-16-no-mark.csv', 'utf-16le'],
  ['utf-16-be.csv', 'utf-16be'],
  ['shift-jis.csv', 'shift_jis'],
  ['shift-jis-roster.csv', 'shift_jis'],
  ['euc-jp.csv', 'euc-jp'],
  ['iso-2022-jp.csv', 'iso-2022-jp'],
  ['windows-1252.csv', 'windows-1252'],
  ['windows-1251.csv', 'windows-1251'],
  ['gbk.csv', 'gbk'],
])('%s is in %s', (name, encoding) => {
  expect(detectEncoding(new Uint8Array(readFileSync(join(folder, name))))).toBe(encoding);
});

test('plain ASCII is UTF-8, UTF-32 is nothing this version reads', async () => {
  expect(detectEncoding(new TextEncoder().encode('Name,Email\nBudi,b@x.example\n'))).toBe('utf-8');
  expect(detectEncoding(Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0))).toBeUndefined();
});

test('a letter cut between two pieces arrives whole in every encoding', () => {
  for (const encoding of textEncodings) {
    const decode = createPieceDecoder(encoding);
    expect(decode(new Uint8Array(), false)).toBe('');
  }
  const decode = createPieceDecoder('shift_jis');
  expect(decode(Uint8Array.of(0x8e), false)).toBe('');
  expect(decode(Uint8Array.of(0x81, 0x96, 0xbc), true)).toBe('氏名');
});
