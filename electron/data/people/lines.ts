import type { PersonLine, RosterRow } from '#shared/contract/people.ts';
import type { Mark } from '#shared/contract/window.ts';
import type { Query } from '#shared/domain/search/query.ts';
import { markMatches } from '#shared/domain/search/marks.ts';
import { type PersonEntry, toQuery } from '../indexes/index.ts';

const markedFields = ['fn', 'latin', 'phonetic', 'calling', 'organisation', 'city'] as const;

/** The matched parts of a row's texts, for the rows on screen only. */
export const marksOf = (
  row: PersonEntry['row'],
  query: Query | undefined,
): Record<string, Mark[]> | undefined => {
  if (query === undefined) return undefined;
  const marks: Record<string, Mark[]> = {};
  for (const field of markedFields) {
    const text = row[field];
    const found = text === undefined ? [] : markMatches(query, text);
    if (found.length > 0) marks[field] = found.map(([start, end]) => [start, end]);
  }
  return marks;
};

/** What a search found in fields that a list does not show; `undefined` when it shows the reason. */
export const hitOf = (
  { row, facts }: PersonEntry,
  query: Query | undefined,
  marks: Record<string, Mark[]> | undefined,
): RosterRow['hit'] => {
  if (query === undefined || Object.keys(marks ?? {}).some((field) => field !== 'city')) {
    return undefined;
  }
  const { memberNo, email, phone, city } = { ...facts, city: row.city };
  const texts = [
    ...([
      ['memberNo', memberNo],
      ['email', email],
      ['phone', phone],
      ['city', city],
    ] as const),
    ...facts.tags.map((tag) => ['tags', tag] as const),
  ];
  for (const [field, text] of texts) {
    const found = text === undefined ? [] : markMatches(query, text);
    if (text === undefined || found.length === 0) continue;
    return { field, text, marks: found.map(([start, end]) => [start, end]) };
  }
  return undefined;
};

/** A person as lists show one, with the parts marked that match `search`. */
export const toPersonLine = (entry: PersonEntry, search: string): PersonLine => {
  const { id, fn, lang, latin, phonetic, calling, organisation, city } = entry.row;
  const marks = marksOf(entry.row, toQuery(search));
  return {
    id,
    fn,
    ...(lang !== undefined && { lang }),
    ...(latin !== undefined && { latin }),
    ...(phonetic !== undefined && { phonetic }),
    ...(calling !== undefined && { calling }),
    ...(organisation !== undefined && { organisation }),
    ...(city !== undefined && { city }),
    ...(marks !== undefined && { marks }),
  };
};

/** Stands for a person whose document is gone, so that what happened keeps its place. */
export const missingPersonLine = (id: string): PersonLine => ({ id, fn: '' });
