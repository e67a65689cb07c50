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
