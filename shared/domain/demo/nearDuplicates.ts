import { personId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import { demoUuid, writtenAt } from './bookkeeping.ts';
import { addDays, momentOf } from './dates.ts';
import type { DemoRandom } from './random.ts';

const distance = 11;

/**
 * Which earlier person the person number `index` nearly repeats on purpose, or `undefined`. One in
 * forty does, as rosters kept by several hands have it: number 37 repeats 26, 77 repeats 66 and so on.
 */
export const originalOf = (index: number): number | undefined =>
  index % 40 === 37 ? index - distance : undefined;

/**
 * The same person as somebody else typed it. Three ways take turns: the name in plain Latin letters
 * with the same e-mail; a typing mistake in the name with the same phone; the same name and exchange
 * with another e-mail.
 */
export const nearDuplicate = (
  random: DemoRandom,
  options: { readonly original: Person; readonly index: number; readonly today: string },
): Person => {
  const { original, index, today } = options;
  const added = momentOf(addDays(today, -random.int(5, 19)), '10:00');
  const { n: _parts, phonetic: _reading, calling: _calling, memberNo: _number, ...rest } = original;
  const base: Person = {
    ...rest,
    _id: personId(demoUuid(random, added)),
    ...writtenAt(added),
    tags: [],
  };
  const latin = original.latin ?? original.fn;
  switch (Math.floor(index / 40) % 3) {
    case 0: {
      const { latin: _latin, ...withoutLatin } = base;
      return { ...withoutLatin, fn: withoutDiacritics(latin), phones: [] };
    }
    case 1:
      return { ...base, fn: swapped(original.fn), emails: [] };
    default:
      return {
        ...base,
        emails: [{ id: `email-${index + 1}-1`, value: `person${index + 1}@mail.example` }],
        phones: [],
      };
  }
};

const withoutDiacritics = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

// Two neighbouring letters in the wrong order, the commonest slip; a short name gets a letter twice.
const swapped = (name: string): string => {
  const letters = [...name];
  const [first = '', second = '', third = '', fourth = ''] = letters;
  return letters.length < 5
    ? `${name}${letters.at(-1) ?? ''}`
    : [first, second, fourth, third, ...letters.slice(4)].join('');
};
