import type { ImportField } from '../../contract/importFields.ts';
import {
  readCapacity,
  readKind,
  readLevel,
  readOrganisationType,
  readProgramme,
  readStatus,
  readVerified,
} from './choices.ts';
import { isEmail, isPhone, readContacts } from './contact.ts';
import { readCountryRegion } from './countryRegion.ts';
import { isRepeatable } from './fields.ts';
import { looksLikeFiscalYear, readFiscalYear } from './fiscalYear.ts';
import { headerKey, headerKeys, headerWords, ignoredHeaders, wholeHeaders } from './headerWords.ts';
import { furtherHeaderWords } from './furtherHeaderWords.ts';
import { readPrefecture } from './prefecture.ts';
import { readTimeZone } from './timeZone.ts';

/** A column as the guess sees it. */
export interface GuessedColumn {
  readonly header: string;
  /** Some of the column's values, empty ones left out. */
  readonly values: readonly string[];
}

/**
 * Guesses what each column becomes: first from its header (English and Japanese), checked against
 * its values, then from the values alone. What a person has once is given to the best column only.
 * When nothing says "name", the column that looks most like names becomes the name.
 */
export const guessColumns = (columns: readonly GuessedColumn[]): readonly ImportField[] => {
  const fields = columns.map((): ImportField | undefined => undefined);
  const taken = new Set<ImportField>();
  const take = (guesses: readonly ColumnGuess[]): void => {
    for (const { index, field } of guesses.toSorted(byScore)) {
      if (fields[index] !== undefined || (taken.has(field) && !isRepeatable(field))) continue;
      fields[index] = field;
      taken.add(field);
    }
  };
  const said = columns.map(guessFromHeader);
  const isEmpty = (index: number): boolean => columns[index]?.values.length === 0;
  const ofColumn = (guesses: readonly Guess[], index: number): readonly ColumnGuess[] =>
    guesses.map((guess) => ({ ...guess, index }));
  take(said.flatMap((guesses, index) => (isEmpty(index) ? [] : ofColumn(guesses, index))));
  // Values say less than any header, so only what no header decided is looked at. Forms have columns
  // that nobody filled in beside the one that everybody did: such a header says least.
  take(
    columns.flatMap((column, index) => {
      if (fields[index] !== undefined) return [];
      return ofColumn(
        isEmpty(index) ? (said[index]?.map(less) ?? []) : guessFromValues(column),
        index,
      );
    }),
  );
  if (!taken.has('fn') && !taken.has('family') && !taken.has('given')) {
    // Beside a transcription only a column without a header: one with a header says what it is.
    const name = likeliestName(columns, fields, { withHeaders: !taken.has('latin') });
    if (name !== undefined) fields[name] = 'fn';
  }
  return fields.map((field) => field ?? 'ignore');
};

/** Whether a column's values are looked at for names of places when the columns are guessed. */
export const mayBePlaces = (header: string): boolean => {
  const said = exactWords().get(headerKey(header));
  return said === undefined || places.has(said);
};

const places: ReadonlySet<ImportField> = new Set(['residence', 'nationality', 'sendingCountry']);

interface Guess {
  readonly field: ImportField;
  readonly score: number;
}

type ColumnGuess = Guess & { readonly index: number };

const byScore = (a: ColumnGuess, b: ColumnGuess): number => b.score - a.score || a.index - b.index;

const less = ({ field, score }: Guess): Guess => ({ field, score: score - 60 });

const guessFromHeader = ({ header, values }: GuessedColumn): readonly Guess[] => {
  const key = headerKey(header);
  if (key === '') return [];
  const exact = exactWords().get(key);
  if (exact !== undefined) {
    return fits(exact, values) ? [{ field: exact, score: 100 }] : [];
  }
  return longWords()
    .filter(({ word, field }) => key.includes(word) && fits(field, values))
    .slice(0, 1)
    .map(({ word, field }) => ({ field, score: 40 + (50 * word.length) / key.length }));
};

const guessFromValues = ({ values }: GuessedColumn): readonly Guess[] => {
  if (values.length === 0) return [];
  return valueTests.flatMap(({ field, test, share, score, least = 1 }) =>
    values.length >= least && shareOf(values, test) >= share ? [{ field, score }] : [],
  );
};

// Weaker than any header, so that a header that says otherwise wins.
const valueTests: readonly {
  readonly field: ImportField;
  readonly test: (value: string) => boolean;
  readonly share: number;
  readonly score: number;
  /** How many values it takes, where one alone could be many things. */
  readonly least?: number;
}[] = [
  {
    field: 'email',
    test: (value) => isEmail(value) || (value.includes('@') && readContacts(value) !== undefined),
    share: 0.6,
    score: 30,
  },
  { field: 'fiscalYear', test: looksLikeFiscalYear, share: 0.8, score: 25 },
  {
    field: 'course',
    test: (value) => /^(?:course\s*|コース)?[A-D](?:コース)?$/i.test(value.trim()),
    share: 0.9,
    score: 22,
  },
  {
    field: 'phone',
    test: (value) =>
      isPhone(value) && /^\s*[+(0]|\d[-\s]\d/.test(value) && /(?:\d\D*){7}/.test(value),
    share: 0.8,
    score: 21,
  },
  {
    field: 'residence',
    test: (value) => readCountryRegion(value) !== undefined,
    share: 0.8,
    score: 20,
  },
  {
    // Families are called like prefectures as well, but not three in a row.
    field: 'hostPrefecture',
    test: (value) => readPrefecture(value) !== undefined,
    share: 0.8,
    score: 19,
    least: 3,
  },
  { field: 'fiscalYear', test: isRecentYear, share: 0.9, score: 18 },
  {
    field: 'phonetic',
    test: (value) => /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]{3,}$/u.test(value),
    share: 0.8,
    score: 16,
  },
];

function isRecentYear(value: string): boolean {
  const year = /^\s*\d{4}\s*$/.test(value) ? readFiscalYear(value) : undefined;
  return year !== undefined && year >= 2010 && year <= 2040;
}

const choices: Readonly<Partial<Record<ImportField, (value: string) => boolean>>> = {
  kind: (value) => readKind(value) !== undefined,
  status: (value) => readStatus(value) !== undefined,
  programme: (value) => readProgramme(value) !== undefined,
  timeZone: (value) => readTimeZone(value) !== undefined,
  hostPrefecture: (value) => readPrefecture(value) !== undefined,
  hostType: (value) => readOrganisationType(value) !== undefined,
  sendingType: (value) => readOrganisationType(value) !== undefined,
  level: (value) => readLevel(value) !== undefined,
  capacity: (value) => readCapacity(value) !== undefined,
  verified: (value) => readVerified(value) !== undefined,
};

// Values that contradict the header: a column "Mail" with street names, "Year" with "2nd".
const fits = (field: ImportField, values: readonly string[]): boolean => {
  const reads = choices[field];
  // A column of other words than the known ones is about something else.
  if (reads !== undefined && values.length > 0) return shareOf(values, reads) > 0.5;
  if (values.length < 3) return true;
  switch (field) {
    case 'email':
      return shareOf(values, (value) => value.includes('@')) > 0.3;
    case 'phone':
      return shareOf(values, (value) => /\d{3}/.test(value)) > 0.3;
    case 'fiscalYear':
      return shareOf(values, (value) => readFiscalYear(value) !== undefined) > 0.3;
    case 'residence':
    case 'nationality':
    case 'sendingCountry':
      return shareOf(values, (value) => readCountryRegion(value) !== undefined) > 0.3;
    case 'exchangeStart':
    case 'exchangeEnd':
    case 'minorUntil':
      return shareOf(values, (value) => /\d/.test(value)) > 0.5;
    default:
      return true;
  }
};

const likeliestName = (
  columns: readonly GuessedColumn[],
  fields: readonly (ImportField | undefined)[],
  { withHeaders }: { readonly withHeaders: boolean },
): number | undefined => {
  let best: { index: number; score: number } | undefined;
  for (const [index, { header, values }] of columns.entries()) {
    if (fields[index] !== undefined || values.length === 0) continue;
    if (ignored().has(headerKey(header)) || (!withHeaders && header !== '')) continue;
    const score =
      shareOf(values, (value) => /^[\p{L}\p{M}\s.,'’・-]{2,60}$/u.test(value.trim())) *
      (new Set(values).size / values.length);
    if (score > 0.6 && (best === undefined || score > best.score)) best = { index, score };
  }
  return best?.index;
};

const shareOf = (values: readonly string[], test: (value: string) => boolean): number =>
  values.filter(test).length / values.length;

const cached = <Value>(make: () => Value): (() => Value) => {
  let value: Value | undefined;
  return () => (value ??= make());
};

const ignored = cached(() => new Set(headerKeys(ignoredHeaders)));

const whole = cached(() => new Set(headerKeys(wholeHeaders)));

const exactWords = cached(
  () =>
    new Map<string, ImportField>([
      ...[...ignored()].map((key) => [key, 'ignore'] as const),
      ...allWords().map(({ word, field }) => [word, field] as const),
    ]),
);

// Words long enough to mean something inside a longer header ("What is your full name?"), longest first.
const longWords = cached(() =>
  wordsOf(headerWords)
    .filter(({ word }) => word.length >= (/^[\u0020-\u007e]+$/.test(word) ? 4 : 2))
    .filter(({ word }) => !whole().has(word))
    .toSorted((a, b) => b.word.length - a.word.length),
);

// The later of two with one word wins.
const allWords = () => [...wordsOf(furtherHeaderWords), ...wordsOf(headerWords)];

const wordsOf = (
  table: typeof headerWords,
): readonly { readonly word: string; readonly field: ImportField }[] =>
  (Object.entries(table) as [ImportField, string][]).flatMap(([field, words]) =>
    headerKeys(words).map((word) => ({ word, field })),
  );
