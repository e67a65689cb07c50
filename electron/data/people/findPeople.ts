import type { RosterSelection } from '#shared/contract/people.ts';
import type { Window } from '#shared/contract/window.ts';
import { compileFilter, sourcesOf } from '#shared/domain/people-filter/compile.ts';
import type { PeopleFilter } from '#shared/domain/people-filter/filter.ts';
import type { PeopleIndex, PeopleSort, PersonEntry } from '../indexes/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Topic } from '../server/topics.ts';

/** What an answer about the roster can depend on, whatever the filter. */
export const rosterTopics = [
  'people',
  'journal',
  'participations',
  'checkIns',
] as const satisfies readonly Topic[];

/** Everyone whom a search and a filter mean, in the order asked for. */
export const findPeople = async (
  chapter: ChapterContext,
  selection: RosterSelection,
): Promise<readonly PersonEntry[]> => {
  const options = await prepare(chapter, selection);
  const found = await chapter.people.search(options);
  return inDerivedOrder(chapter, found, selection);
};

/** A window of {@link findPeople}. */
export const findPage = async (
  chapter: ChapterContext,
  selection: RosterSelection & { readonly window: Window },
): Promise<Awaited<ReturnType<PeopleIndex['page']>>> => {
  const { window } = selection;
  if (isKept(selection.sort)) {
    return chapter.people.page({ ...(await prepare(chapter, selection)), window });
  }
  const found = await findPeople(chapter, selection);
  return {
    entries: found.slice(window.offset, window.offset + window.limit),
    matching: found.length,
    total: chapter.people.size(),
  };
};

const prepare = async (chapter: ChapterContext, { search, filter = [], sort }: RosterSelection) => {
  const keep = filter.length === 0 ? undefined : await testOf(chapter, filter);
  const kept: PeopleSort = isKept(sort)
    ? sort
    : { column: 'name', direction: 'ascending', ...languageOf(sort) };
  return { search, sort: kept, ...(keep !== undefined && { keep }) };
};

const languageOf = ({ language }: RosterSelection['sort']) =>
  language === undefined ? {} : { language };

const isKept = (sort: RosterSelection['sort']): sort is PeopleSort =>
  sort.column !== 'lastSeen' && sort.column !== 'consent';

const testOf = async (chapter: ChapterContext, filter: PeopleFilter) => {
  const { presence, consentLedger } = chapter;
  const sources = sourcesOf(filter);
  if (sources.presence) await presence.ready();
  if (sources.consent) await consentLedger.ready();
  const test = compileFilter(filter, {
    consentOf: (id, purpose) => consentLedger.stateOf(id, purpose),
    presenceOf: (id) => presence.of(id),
  });
  const versions = [
    sources.presence && presence.version(),
    sources.consent && consentLedger.version(),
  ];
  return {
    key: JSON.stringify([filter, ...versions]),
    test: ({ id, facts }: PersonEntry) => test(id, facts),
  };
};

// Orders that follow from more than the people themselves; people without a value come last.
const inDerivedOrder = async (
  chapter: ChapterContext,
  found: readonly PersonEntry[],
  { sort }: RosterSelection,
): Promise<readonly PersonEntry[]> => {
  const { column } = sort;
  if (column !== 'lastSeen' && column !== 'consent') return found;
  const valueOf = await derivedValue(chapter, column);
  const values = new Map(found.map((entry) => [entry, valueOf(entry)]));
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return found.toSorted((a, b) => {
    const [left, right] = [values.get(a), values.get(b)];
    if (left === right) return 0;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return left < right ? -sign : sign;
  });
};

const derivedValue = async (
  { presence, consentLedger }: ChapterContext,
  column: 'lastSeen' | 'consent',
): Promise<(entry: PersonEntry) => string | undefined> => {
  if (column === 'lastSeen') {
    await presence.ready();
    return ({ id }) => presence.of(id)?.lastSeen;
  }
  await consentLedger.ready();
  return ({ id, row }) =>
    row.status === 'opted-out' ? '9' : consentOrder[consentLedger.stateOf(id, 'contact')];
};

const consentOrder = {
  granted: '0',
  'not-asked': '1',
  expired: '2',
  'guardian-needed': '3',
  refused: '4',
  withdrawn: '5',
} as const;
