import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '#shared/domain/import/sameValue.ts';

// Digests are written into files and compared years later, so their definition cannot change: over
// the JSON of each field that is content.
const asDefined = (document: object): string => {
  let one = 0;
  let other = 0;
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined || key === 'updatedAt') continue;
    const text = `${key}:${JSON.stringify(value)}`;
    let a = 0x811c9dc5;
    let b = 0x41c6ce57;
    for (let index = 0; index < text.length; index += 1) {
      a = Math.imul(a ^ text.charCodeAt(index), 0x01000193);
      b = Math.imul(b ^ text.charCodeAt(index), 0x5f356495);
    }
    one = (one + Math.imul(a ^ (a >>> 16), 0x85ebca6b)) | 0;
    other = (other + Math.imul(b ^ (b >>> 15), 0xc2b2ae35)) | 0;
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36).padStart(7, '0');
};

const value = fc.object({
  maxDepth: 4,
  key: fc.string({ unit: 'binary' }),
  values: [
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u007f', '\ud800', '山', '😀') }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, ''),
  ],
});

it('gives the digest that is defined, whatever a document holds', () => {
  fc.assert(
    fc.property(value, (document) => {
      expect(digestOf(document)).toBe(asDefined(document));
    }),
    { seed: 20261127, numRuns: 500 },
  );
});

it('stays what it was for a person of an earlier import', () => {
  const person = {
    _id: 'person:1',
    type: 'person',
    updatedAt: '2026-01-01T00:00:00.000Z',
    fn: '山田 "Taro" 太郎',
    emails: [{ id: 'e', value: 'taro@example.org' }],
    exchanges: [{ id: 'x', fiscalYear: 2019, course: null }],
  };
  expect(digestOf(person)).toBe('a5ogtm0a9qf89');
  expect(digestOf({ ...person, updatedAt: 'later' })).toBe(digestOf(person));
  expect(digestOf({ ...person, fn: 'Taro' })).not.toBe(digestOf(person));
});
