import { emailKey, phoneKey } from '../import/contact.ts';
import { sameValue } from '../import/sameValue.ts';
import type { Person, PersonFields } from '../person/person.ts';
import { foldText } from '../search/fold.ts';

/** A field of a person that merging decides about. */
export type MergeField = keyof PersonFields & string;

/** Whose value a merged person has. `both` is for lists. */
export type MergeSide = 'survivor' | 'loser' | 'both';

/** What was decided, by field; the rest is merged as {@link defaultSide} says. */
export type MergeChoices = Readonly<Record<string, MergeSide>>;

/** One field of two people side by side. */
export interface MergeRow {
  readonly field: MergeField;
  readonly survivor: unknown;
  readonly loser: unknown;
  readonly differs: boolean;
  /** The sides that can be chosen. */
  readonly sides: readonly MergeSide[];
  readonly side: MergeSide;
  readonly result: unknown;
}

const scalarFields = [
  'fn',
  'n',
  'nameOrder',
  'latin',
  'phonetic',
  'calling',
  'kind',
  'status',
  'residence',
  'region',
  'city',
  'nationality',
  'timeZone',
  'memberNo',
  'minorUntil',
] as const satisfies readonly MergeField[];

const listFields = [
  'emails',
  'phones',
  'im',
  'languages',
  'tags',
  'fields',
  'exchanges',
  'affiliations',
] as const;

/** Both people field by field, with what each choice makes of it. Fields nobody has are left out. */
export const mergeRows = (
  survivor: Person,
  loser: Person,
  choices: MergeChoices = {},
): readonly MergeRow[] =>
  [...scalarFields, ...listFields].flatMap((field): MergeRow[] => {
    const own = valueOf(survivor, field);
    const others = valueOf(loser, field);
    if (own === undefined && others === undefined) return [];
    const isList = (listFields as readonly string[]).includes(field);
    const sides: readonly MergeSide[] = isList
      ? ['survivor', 'both', 'loser']
      : ['survivor', 'loser'];
    const chosen = choices[field];
    const side =
      chosen !== undefined && sides.includes(chosen) ? chosen : defaultSide(own, others, isList);
    const result =
      side === 'survivor'
        ? own
        : side === 'loser'
          ? others
          : union(field, asList(own), asList(others));
    return [
      {
        field,
        survivor: own,
        loser: others,
        differs: !sameValue(own, others),
        sides,
        side,
        result,
      },
    ];
  });

/** What is written into the survivor: the new values by field, `null` where it has none any more. */
export const mergePatch = (
  survivor: Person,
  loser: Person,
  choices: MergeChoices = {},
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    mergeRows(survivor, loser, choices)
      .filter(({ survivor: own, result }) => !sameValue(own, result))
      .map(({ field, result }) => [field, result ?? emptyOf(field)]),
  );

const required: Readonly<Record<string, unknown>> = {
  emails: [],
  phones: [],
  tags: [],
  exchanges: [],
  affiliations: [],
};

const emptyOf = (field: string): unknown => required[field] ?? null;

// An empty list says as little as none.
const valueOf = (person: Person, field: string): unknown => {
  const value = person[field];
  return value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;
};

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const defaultSide = (own: unknown, others: unknown, isList: boolean): MergeSide => {
  if (own === undefined) return 'loser';
  if (others === undefined) return 'survivor';
  return isList ? 'both' : 'survivor';
};

const union = (
  field: string,
  own: readonly unknown[],
  others: readonly unknown[],
): readonly unknown[] => {
  const known = new Set(own.map((item) => itemKey(field, item)));
  const ids = new Set(own.map(idOf).filter((id) => id !== undefined));
  const added = others.filter((item) => {
    const key = itemKey(field, item);
    const id = idOf(item);
    if (known.has(key) || (id !== undefined && ids.has(id))) return false;
    known.add(key);
    return true;
  });
  // Only one of several can be the preferred one.
  return [...own, ...added.map((item) => (own.length > 0 ? withoutPref(item) : item))];
};

const idOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;

const withoutPref = (item: unknown): unknown => {
  if (typeof item !== 'object' || item === null || !('pref' in item)) return item;
  const { pref: _pref, ...rest } = item;
  return rest;
};

// What makes two items of a list the same thing said twice.
const itemKey = (field: string, item: unknown): string => {
  if (typeof item === 'string') return foldText(item);
  const part = (item ?? {}) as Record<string, unknown>;
  const text = (value: unknown): string => foldText(typeof value === 'string' ? value : '');
  switch (field) {
    case 'emails':
      return emailKey(String(part['value'] ?? ''));
    case 'phones':
      return phoneKey(String(part['raw'] ?? ''));
    case 'affiliations':
      return [text(part['organisation']), text(part['department']), text(part['title'])].join('|');
    default: {
      const { id: _id, ...rest } = part;
      return JSON.stringify(rest);
    }
  }
};
