import { expect, test } from 'vitest';
import { guessDelimiter, readSeparatorLine } from '#shared/formats/csv/delimiter.ts';
import { findHeader } from '#shared/formats/csv/headerRow.ts';
import { sniffFile } from '#shared/formats/csv/sniff.ts';

test('the delimiter is the one that cuts the lines alike', () => {
  expect(guessDelimiter('a,b,c\n1,2,3\n')).toBe(',');
  expect(guessDelimiter('name;note\nBudi;a, b, c\nAni;d, e\nRina;f\n')).toBe(';');
  expect(guessDelimiter('name\tnote\nBudi\ta, b\nAni\tc\n')).toBe('\t');
  expect(guessDelimiter('name;note\nBudi;"x,y,z"\nAni;"u,v,w"\n')).toBe(';');
  expect(guessDelimiter('name\nBudi\n')).toBe(',');
});

test('Excel’s own separator line is understood', () => {
  expect(readSeparatorLine('sep=;\nName;Email\n')).toEqual({ delimiter: ';', length: 6 });
  expect(readSeparatorLine('Name;Email\n')).toBeUndefined();
});

test('the header is found under a title, and missed where there is none', () => {
  const isValue = (cell: string): boolean => cell.includes('@');
  const title = ['Roster 2026', '', ''];
  const header = ['Name', 'Email', 'Year'];
  const row = ['Budi', 'budi@x.example', '2019'];
  expect(findHeader([header, row], isValue)).toEqual({ header: 0, width: 3 });
  expect(findHeader([title, header, row, row], isValue)).toEqual({ header: 1, width: 3 });
  expect(findHeader([row, row], isValue)).toEqual({ header: -1, width: 3 });
  // More lines above than rows.
  const report = [title, ['at', '10:00'], title, ['at', '11:00'], title];
  const [wideHeader, wideRow] = [
    [...header, 'City', 'Note'],
    [...row, 'Bogor', 'tea'],
  ];
  const wide = [...report, wideHeader, wideRow, wideRow];
  expect(findHeader(wide, isValue)).toEqual({ header: 5, width: 5 });
  // One row that is too long must not make the header look short.
  expect(findHeader([header, row, [...row, 'x', 'y', 'z', 'u', 'v']], isValue)).toEqual({
    header: 0,
    width: 3,
  });
});

test('files that are no text are told by their first bytes', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const kindOf = (content: Uint8Array): string => {
    const sniffed = sniffFile(content);
    return sniffed.kind === 'not-text' ? sniffed.looksLike : sniffed.kind;
  };
  expect(kindOf(bytes('PK\u0003\u0004....[Content_Types].xml'))).toBe('xlsx');
  expect(kindOf(bytes('PK\u0003\u0004....photo.jpg'))).toBe('zip');
  expect(kindOf(bytes('%PDF-1.7'))).toBe('pdf');
  expect(kindOf(bytes('\u0089PNG\r\n\u001a\n'))).toBe('image');
  expect(kindOf(bytes('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'))).toBe('office');
  expect(kindOf(bytes('SQLite format 3\0'))).toBe('sqlite');
  expect(kindOf(bytes('Name,Email\u0000Budi'))).toBe('binary');
  expect(kindOf(bytes('Name\u0001'))).toBe('binary');
  expect(kindOf(bytes('N\0a\0m\0e\0\n\0'))).toBe('wide-text');
  expect(kindOf(bytes('\u00ff\u00feN\0'))).toBe('wide-text');
  expect(kindOf(bytes('Name,Email\r\n'))).toBe('text');
});
