import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoPeople } from '#shared/domain/demo/generateChapter.ts';
import { foldText } from '#shared/domain/search/fold.ts';
import { markMatches } from '#shared/domain/search/marks.ts';
import { matchPerson, noMatch } from '#shared/domain/search/match.ts';
import { createQuery } from '#shared/domain/search/query.ts';
import { loosen, romajiSpellings } from '#shared/domain/search/romaji.ts';
import { createSearchKey } from '#shared/domain/search/searchKey.ts';

const seed = 20_261_122;
const runs = { seed, numRuns: 500 };

const people = demoPeople(
  { people: 2000, seed: 'property', today: '2026-11-22', mix: 'directory' },
  { start: 0, end: 2000 },
);

// With places and member numbers that are typed in more than one way.
const places = ['Köln', 'München', 'Gießen', 'Tromsø', 'Ålesund', 'São Paulo', 'Malmö'];
const planted = people.slice(0, 140).map((person, index) => ({
  ...person,
  city: places[index % places.length] ?? '',
  memberNo: `JKT-${String(index).padStart(4, '0')}`,
}));

const anyPerson = fc.constantFrom(...people);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  anyPerson.map((person) => person.fn),
  anyPerson.map((person) => person.latin ?? person.phonetic ?? ''),
);

const isFound = (typed: string, person: (typeof people)[number]): boolean =>
  matchPerson(createQuery(typed), createSearchKey(person)) !== noMatch;

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const hiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
const katakana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const isKana = (text: string): boolean => /[ぁ-ゖァ-ヺ]/.test(text);
const isLatinText = (text: string): boolean => /^[\p{Script=Latin}\p{M}\P{L}]+$/u.test(text);

// The ways a helper at the door may type what stands in a person's name fields.
const waysOfTyping = (person: (typeof people)[number]): string[] => {
  const texts = [person.fn, person.latin, person.phonetic, person.calling].filter(
    (text) => text !== undefined,
  );
  const latin = texts.filter(isLatinText);
  return [
    ...texts,
    ...texts.map((text) => text.toUpperCase()),
    ...texts.map((text) => text.normalize('NFD')),
    ...texts.map(fullWidth),
    ...texts.map((text) => text.split(' ').toReversed().join(' ')),
    ...texts.map((text) => text.replaceAll(/[\s]/g, '')),
    ...latin.map(withoutMarks),
    ...latin.map((text) => withoutMarks(text).replaceAll('-', '')),
    ...texts.filter(isKana).flatMap((text) => [hiragana(text), katakana(text)]),
    ...texts
      .filter((text) => isKana(text) && !/\p{Script=Han}/u.test(text))
      .flatMap((text) =>
        hiragana(text)
          .split(' ')
          .flatMap((word) => romajiSpellings(word)),
      ),
    ...(person.n?.family === undefined || person.n.given === undefined
      ? []
      : [`${person.n.family} ${person.n.given}`, `${person.n.given} ${person.n.family}`]),
  ];
};

const umlauts: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'oe', å: 'aa', Å: 'Aa' },
};
const spelledOut = (text: string): string =>
  text.replace(/[äöüßøåÅ]/g, (letter) => umlauts[letter] ?? letter);

// The same of where somebody lives and of their member number.
const waysOfTypingFacts = ({ city, memberNo }: (typeof planted)[number]): string[] => [
  ...[city, city.toUpperCase(), spelledOut(city), withoutMarks(city), city.normalize('NFD')],
  ...['-', '', ' ', '_'].map((separator) => memberNo.replace('-', separator)),
  ...[memberNo.replace('-', '').toLowerCase(), fullWidth(memberNo)],
];

describe(`search, seed ${seed}`, () => {
  it('finds every planted name under every way of typing it', () => {
    const missed = people.flatMap((person) =>
      waysOfTyping(person)
        .filter((typed) => !isFound(typed, person))
        .map((typed) => `${person.fn} (${person.latin ?? ''}) as ${typed}`),
    );
    expect(missed).toEqual([]);
    const missedFacts = planted.flatMap((person) =>
      waysOfTypingFacts(person).filter((typed) => !isFound(typed, person)),
    );
    expect(missedFacts).toEqual([]);
  });

  it('finds a name from its first letters on, key stroke by key stroke', () => {
    const missed = people.slice(0, 600).flatMap((person) =>
      [person.fn, person.latin, person.phonetic].flatMap((text) => {
        const letters = [...new Intl.Segmenter().segment(text ?? '')].map((part) => part.segment);
        return letters
          .map((_, index) => letters.slice(0, index + 1).join(''))
          .filter((typed) => !isFound(typed, person));
      }),
    );
    expect(missed).toEqual([]);
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      runs,
    );
  });

  it('takes every spelling of a Japanese word for the same', () => {
    const kana = fc.array(
      fc.constantFrom(
        ...'あいうえおかきくけこさしすせそたちつてとなにぬねのはまやらわがじずだばぱ',
        'しょ',
        'きゅ',
        'ちゃ',
        'んま',
        'んか',
        'っか',
        'っち',
        'とう',
        'ゆう',
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(kana, (syllables) => {
        const word = syllables.join('');
        for (const spelling of romajiSpellings(word)) {
          expect(isFound(spelling, { ...people[0], fn: word } as (typeof people)[number])).toBe(
            true,
          );
        }
        expect(romajiSpellings(word)).toContain(loosen(word));
      }),
      runs,
    );
  });

  it('marks within the text, in order, on whole characters', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(anyText, anyText, fc.nat(), fc.nat(), (text, other, from, length) => {
        const start = text.length === 0 ? 0 : from % text.length;
        const part = text.slice(start, start + 1 + (length % 6));
        const boundaries = new Set([
          ...[...segmenter.segment(text)].map((segment) => segment.index),
          text.length,
        ]);
        for (const typed of [part, other, `${part} ${other}`]) {
          let last = 0;
          for (const [begin, end] of markMatches(createQuery(typed), text)) {
            expect(begin).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(begin);
            expect(boundaries.has(begin) && boundaries.has(end)).toBe(true);
            last = end;
          }
        }
      }),
      runs,
    );
  });

  it('marks something in a name that was found by it', () => {
    fc.assert(
      fc.property(anyPerson, fc.nat(), (person, pick) => {
        const words = person.fn.split(/[\s-]+/).filter((word) => word !== '');
        const word = words[pick % words.length] ?? '';
        expect(markMatches(createQuery(word), person.fn)).not.toEqual([]);
      }),
      runs,
    );
  });

  it('never fails, whatever is typed or stored', () => {
    fc.assert(
      fc.property(anyText, anyText, (typed, fn) => {
        const rank = matchPerson(createQuery(typed), createSearchKey({ fn, latin: typed }));
        expect(Number.isInteger(rank)).toBe(true);
      }),
      runs,
    );
  });
});
