import { expect, test } from 'vitest';
import { readPastedGuests, repeatsEarlier } from '#shared/domain/meetup/pastedGuests.ts';

test('names and addresses are read from the usual forms', () => {
  const text = [
    'Rina Yamashita <Rina@Example.org>',
    'Budi Santoso\tbudi@example.org\tJakarta',
    'siti@example.org; Siti Rahma',
    'only@example.org',
    '  山田 太郎  ',
    '',
    '"Nguyễn, Ánh" <anh@example.org>',
  ].join('\r\n');
  expect(readPastedGuests(text)).toEqual([
    {
      text: 'Rina Yamashita <Rina@Example.org>',
      name: 'Rina Yamashita',
      email: 'rina@example.org',
    },
    {
      text: 'Budi Santoso\tbudi@example.org\tJakarta',
      name: 'Budi Santoso',
      email: 'budi@example.org',
    },
    { text: 'siti@example.org; Siti Rahma', name: 'Siti Rahma', email: 'siti@example.org' },
    { text: 'only@example.org', name: 'only', email: 'only@example.org' },
    { text: '山田 太郎', name: '山田 太郎' },
    { text: '"Nguyễn, Ánh" <anh@example.org>', name: 'Nguyễn, Ánh', email: 'anh@example.org' },
  ]);
});

test('the address field of a mail program is several guests', () => {
  expect(
    readPastedGuests('A One <a@example.org>, B Two <b@example.org>; c@example.org').map(
      ({ name }) => name,
    ),
  ).toEqual(['A One', 'B Two', 'c']);
});

test('the address field of a mail program is read with commas inside its names', () => {
  const field =
    '"Yamada, Taro" <taro@example.org>, Budi <budi@example.org>; "Sato" <sato@example.org>';
  expect(readPastedGuests(field).map(({ name, email }) => [name, email])).toEqual([
    ['Yamada, Taro', 'taro@example.org'],
    ['Budi', 'budi@example.org'],
    ['Sato', 'sato@example.org'],
  ]);
});

test('whoever is in a list twice is added once', () => {
  const lines = readPastedGuests('Rina <rina@x.org>\nRÍNA\nrina@x.org\nRina <r@y.org>\nBudi');
  expect(lines.map((line, index) => repeatsEarlier(line, lines.slice(0, index)))).toEqual([
    ...[false, true, true],
    ...[false, false],
  ]);
});
