import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '#shared/formats/vcard/card.ts';
import { readCards } from '#shared/formats/vcard/readCards.ts';
import { writeCards } from '#shared/formats/vcard/writeCards.ts';

const read = (bytes: Uint8Array): readonly Card[] =>
  [...readCards(bytes, 'utf-8')].flatMap((entry) => (entry === undefined ? [] : [entry.card]));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

// Texts as people and other programs write them: any script, separators, escapes, line breaks.
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(';', ',', '\\', '\n', ':', '"', '=', ' ', 'é', '山', '👩‍👧', '\\n', 'ﾔ'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((parts) => parts.join('').replaceAll('\r', ' '))
  .filter((value) => value.trim() !== '' && !value.includes('\ufffd'));
const line = text
  .map((value) => value.replaceAll('\n', ' ').trim())
  .filter((value) => value !== '');
const contact = fc.record(
  { value: line, type: fc.constantFrom('home', 'work', 'cell') },
  { requiredKeys: ['value'] },
);
const card: fc.Arbitrary<Card> = fc
  .record(
    {
      uid: line,
      fn: text,
      family: text,
      given: text,
      additional: text,
      phoneticFamily: text,
      phoneticGiven: text,
      nickname: text,
      emails: fc.array(contact, { maxLength: 3 }),
      phones: fc.array(contact, { maxLength: 3 }),
      street: text,
      city: text,
      region: text,
      postalCode: text,
      country: text,
      organisation: text,
      department: text,
      title: text,
      birthday: fc.constantFrom('1990-03-10', '2001-12-31'),
      notes: fc.array(text, { maxLength: 3 }),
      categories: fc.array(text, { maxLength: 3 }),
    },
    { requiredKeys: ['fn', 'emails', 'phones', 'notes', 'categories'] },
  )
  // An address without a place is not told apart from none; a prefix is taken off.
  .map((made) => ({
    ...made,
    emails: made.emails.map((entry) => ({ ...entry, value: entry.value.replace(/^mailto:/i, '') })),
    phones: made.phones.map((entry) => ({ ...entry, value: entry.value.replace(/^tel:/i, '') })),
  }))
  .filter(({ emails, phones }) => [...emails, ...phones].every(({ value }) => value.trim() !== ''))
  .map((made) => made as Card);

describe.each(['3.0', '4.0'] as const)('vCard %s', (version) => {
  test('what is written is read again, and no line is longer than 75 octets', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 4 }), (cards) => {
        const written = writeCards(cards, version);
        for (const part of written.split('\r\n')) expect(utf8(part).length).toBeLessThanOrEqual(75);
        expect(read(utf8(written))).toEqual(cards);
      }),
      { seed: 20_260_117, numRuns: 300 },
    );
  });

  test('folded anywhere, also in the middle of a character, it says the same', () => {
    fc.assert(
      fc.property(card, fc.integer({ min: 1, max: 20 }), (made, width) => {
        const lines = writeCards([made], version).replaceAll('\r\n ', '').split('\r\n');
        const folded: number[] = [];
        for (const content of lines) {
          for (const [index, byte] of utf8(content).entries()) {
            if (index > 0 && index % width === 0) folded.push(0x0d, 0x0a, 0x20);
            folded.push(byte);
          }
          folded.push(0x0d, 0x0a);
        }
        expect(read(Uint8Array.from(folded))).toEqual([made]);
      }),
      { seed: 20_260_118, numRuns: 200 },
    );
  });
});

describe('a name in several scripts', () => {
  const cardOf = (...lines: string[]): Partial<Card> => {
    const text = ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
    const {
      emails: _e,
      phones: _p,
      notes: _n,
      categories: _c,
      ...rest
    } = read(utf8(text))[0] ?? {};
    return rest;
  };
  const lists = { emails: [], phones: [], notes: [], categories: [] };

  test.each(['3.0', '4.0'] as const)('is written in %s and read again', (version) => {
    const cards = [
      { fn: '山田 太郎', latin: 'Yamada Taro', ...lists },
      { fn: 'Đặng Thị Ánh', latin: 'Dang Thi Anh', ...lists },
      { fn: 'สมชาย', latin: 'Somchai', phoneticFamily: 'ソムチャイ', ...lists },
    ];
    const written = writeCards(cards, version);
    expect(read(utf8(written))).toEqual(cards);
    // Whoever takes only one of the names takes the person's own.
    expect(/^FN[^:]*:(.*)$/m.exec(written)?.[1]?.trim()).toBe('山田 太郎');
  });

  test('is understood as other programs write it', () => {
    const alternatives = cardOf(
      'FN;ALTID=1;LANGUAGE=ja:山田太郎',
      'FN;ALTID=1;LANGUAGE=en:Taro Yamada',
    );
    expect(alternatives).toEqual({ fn: '山田太郎', latin: 'Taro Yamada' });
    const parts = cardOf(
      'FN:山田太郎',
      'N;ALTID=1;LANGUAGE=ja-Latn:Yamada;Taro;;;',
      'N;ALTID=1:山田;太郎;;;',
    );
    expect(parts).toEqual({ fn: '山田太郎', latin: 'Yamada Taro', family: '山田', given: '太郎' });
    // The example of RFC 9554 4.6.
    const spoken = cardOf(
      'FN:孫中山',
      'N;ALTID=1;LANGUAGE=zh-Hant:孫;中山;文,逸仙;;;;',
      'N;ALTID=1;PHONETIC=jyut;SCRIPT=Latn;LANGUAGE=yue:syun1;zung1saan1;man4,jat6sin1;;;;',
    );
    expect(spoken).toMatchObject({
      family: '孫',
      phoneticFamily: 'syun1',
      phoneticGiven: 'zung1saan1',
    });
    expect(spoken).not.toHaveProperty('latin');
    expect(cardOf('FN:山田太郎', 'SORT-STRING:ヤマダ')).toMatchObject({ phoneticFamily: 'ヤマダ' });
  });

  test('is not made of what a card is only sorted by', () => {
    expect(cardOf('FN:Rene van der Harten', 'SORT-STRING:Harten')).not.toHaveProperty('latin');
    expect(cardOf('FN:John Smith', 'SORT-STRING:Smith, John')).not.toHaveProperty('latin');
  });
});

test('messengers, languages and a time zone are read, whoever wrote them', () => {
  const text = [
    'BEGIN:VCARD',
    'FN:Budi',
    'IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:budi.s',
    'IMPP;SERVICE-TYPE="微信":x:budi%2088',
    'IMPP:xmpp:budi@x.example',
    'LANG;PREF=1:id',
    'LANG;PREF=2:ja',
    'TZ:Asia/Jakarta',
    'END:VCARD',
  ].join('\r\n');
  expect(read(utf8(text))[0]).toMatchObject({
    messengers: [
      { service: 'Skype', handle: 'budi.s' },
      { service: '微信', handle: 'budi 88' },
      { service: 'xmpp', handle: 'budi@x.example' },
    ],
    languages: ['id', 'ja'],
    timeZone: 'Asia/Jakarta',
  });
});
