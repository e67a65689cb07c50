import { setImmediate } from 'node:timers/promises';
import type { RosterSort } from '#shared/contract/people.ts';
import type { Window } from '#shared/contract/window.ts';
import type { Query } from '#shared/domain/search/query.ts';
import type { Checkpoint, DocumentChange, Repository } from '../database/repository.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { createHaystack } from './haystack.ts';
import { createPeopleCache, SpoiledCache, type RememberedPeople } from './peopleCache.ts';
import { createPeopleOrders } from './peopleOrders.ts';
import { toPersonEntry, type PersonEntry } from './personEntry.ts';
import { hasOwnOrder, lacksValue, type PeopleColumn } from './personOrder.ts';
import { toQuery } from './search.ts';

/** Everyone in the chapter in memory, searchable and in order. Follows every committed change. */
export interface PeopleIndex {
  /** Resolves when everyone is in. */
  ready(): Promise<void>;
  /** How many people there are; `undefined` until everyone is in. */
  count(): number | undefined;
  /** How many people there are, or have come in so far. */
  size(): number;
  get(id: string): PersonEntry | undefined;
  /** Somebody whose entry is ready: unlike {@link PeopleIndex.get} it prepares nobody for this. */
  prepared(id: string): PersonEntry | undefined;
  /** The people who match (everyone for an empty search), in the order asked for. */
  search(options: PeopleSearch): Promise<readonly PersonEntry[]>;
  /** A window of {@link PeopleIndex.search}; the first rows by name do not wait for the rest. */
  page(options: PeopleSearch & { window: Window }): Promise<PeoplePage>;
  /** Stops following changes and remembers what was prepared, so that the next start is quick. */
  close(): Promise<void>;
}

/** What to look for, and in which order to answer. */
export interface PeopleSearch {
  readonly search: string;
  readonly sort: PeopleSort;
  /** Who of those found is wanted; everyone when absent. */
  readonly keep?: PeopleTest;
}

/** An order the index keeps; the others are made from it by those who know what they need. */
export type PeopleSort = RosterSort & { readonly column: PeopleColumn | 'relevance' };

/** A question asked of every person found. */
export interface PeopleTest {
  /** Tells the test from others, so that its answer can be remembered until somebody changes. */
  readonly key: string;
  readonly test: (entry: PersonEntry) => boolean;
}

/** Some of the people found. */
export interface PeoplePage {
  readonly entries: readonly PersonEntry[];
  /** How many were found in all. */
  readonly matching: number;
  /** How many people there are. */
  readonly total: number;
}

interface PeopleIndexOptions {
  readonly repository: Repository;
  /** Where the prepared entries are remembered between starts. */
  readonly cacheFile: string;
}

/** Makes the {@link PeopleIndex} and begins to load it. */
export const createPeopleIndex = ({ repository, cacheFile }: PeopleIndexOptions): PeopleIndex => {
  const cache = createPeopleCache(cacheFile);
  const entries = new Map<string, PersonEntry>();
  const orders = createPeopleOrders(entries);
  const haystack = createHaystack();
  const answers = new Map<string, readonly PersonEntry[]>();
  let answered = 0;
  const forgetAnswers = (): void => {
    answers.clear();
    answered = 0;
  };
  // People changed by events while the index is being loaded: newer than what loading reads.
  const touched = new Set<string>();
  // Everything up to here is in.
  let checkpoint: Checkpoint = { sequence: 0 };
  let unsaved = 0;
  // People who came by the hundred and are not prepared yet, see `postpone`.
  const late = new Map<string, StoredDocument>();
  let isLoaded = false;
  let stopWaiting = (): void => undefined;
  // Somebody changed since the index was remembered: its beginning is no longer the first page.
  let hasChanged = false;
  let closed = false;

  const put = (id: string, entry: PersonEntry | undefined): void => {
    orders.replace(entries.get(id), entry);
    if (entry === undefined) entries.delete(id);
    else entries.set(id, entry);
  };
  const apply = (changes: readonly DocumentChange[]): void => {
    forgetAnswers();
    unsaved += changes.length;
    hasChanged ||= changes.length > 0;
    for (const { id, after } of changes) {
      late.delete(id);
      put(id, after === undefined ? undefined : toPersonEntry(after));
    }
  };
  // Preparing somebody takes longer than storing them. While sync or an import brings everybody,
  // nobody may be looking: then it is done when somebody asks, or when it has become quiet.
  const postpone = (changes: readonly DocumentChange[]): void => {
    apply(changes.filter(({ after }) => after === undefined));
    for (const { id, after } of changes) if (after !== undefined) late.set(id, after);
    forgetAnswers();
    hasChanged = true;
    stopWaiting();
    const timer = setTimeout(() => void prepareLate(), quiet);
    stopWaiting = () => clearTimeout(timer);
  };
  const prepareOne = (id: string): void => {
    const after = late.get(id);
    if (after !== undefined) apply([{ id, before: undefined, after }]);
  };
  const prepareLate = async (): Promise<void> => {
    stopWaiting();
    let since = performance.now();
    // Who comes meanwhile is left to those who ask because of it.
    for (const id of [...late.keys()]) {
      if (closed) return;
      prepareOne(id);
      if (performance.now() - since < longestRun) continue;
      // Putting everybody in order at the end would be one long run.
      orders.settle();
      await setImmediate();
      since = performance.now();
    }
    orders.settle();
    await haystack.prepare(orders.inOrder('name'));
    void warmUp();
  };
  const warmUp = (): Promise<void> => haystack.warmUp(() => !closed && late.size === 0);
  const reached = (later: Checkpoint): void => {
    if (later.sequence > checkpoint.sequence) checkpoint = later;
  };
  let eventsReached: Checkpoint = checkpoint;
  const subscription = repository.changes$.subscribe((batch) => {
    if (!isLoaded) for (const { id } of batch.changes) touched.add(id);
    // The end of a bulk is as much a part of it as the rest.
    if (isLoaded && (batch.changes.length >= many || late.size > 0)) postpone(batch.changes);
    else apply(batch.changes);
    eventsReached = batch.checkpoint;
  });

  const { promise: beginning, resolve: tellBeginning } = Promise.withResolvers<
    PeoplePage | undefined
  >();
  const load = async (): Promise<void> => {
    const remembered = await cache.open();
    const since = await repository.changesSince(remembered?.checkpoint, loadBatch);
    // Somebody's row may have moved since it was remembered: only an untouched list has a beginning.
    if (remembered === undefined || since.changes.length > 0) tellBeginning(undefined);
    const list = remembered && (await takeRemembered(remembered));
    if (closed) return;
    if (remembered !== undefined && list === undefined) {
      await catchUp(await repository.changesSince(undefined, loadBatch));
    } else {
      if (remembered !== undefined && list !== undefined) {
        orders.remember('name', list);
        reached(remembered.checkpoint);
      }
      await catchUp(since);
    }
    await haystack.prepare(orders.inOrder('name'));
    if (unsaved > 0) await save();
  };
  // `undefined`: it was spoiled, and nobody of it is in.
  const takeRemembered = async ({
    count,
    batches,
  }: RememberedPeople): Promise<PersonEntry[] | undefined> => {
    const list: PersonEntry[] = [];
    try {
      for await (const batch of batches) {
        if (closed) return list;
        list.push(...batch);
        for (const entry of batch) if (!touched.has(entry.id)) entries.set(entry.id, entry);
        if (list.length === batch.length) {
          tellBeginning({ entries: list.slice(), matching: count, total: count });
        }
      }
      return list;
    } catch (error) {
      if (!(error instanceof SpoiledCache)) throw error;
      for (const { id } of list) if (!touched.has(id)) entries.delete(id);
      return undefined;
    }
  };
  const catchUp = async (first: Awaited<ReturnType<Repository['changesSince']>>): Promise<void> => {
    let next = first;
    for (;;) {
      let since = performance.now();
      for (const change of next.changes) {
        if (closed) return;
        if (!touched.has(change.id)) apply([change]);
        if (performance.now() - since < longestRun) continue;
        await setImmediate();
        since = performance.now();
      }
      reached(next.checkpoint);
      if (next.changes.length < loadBatch) return;
      orders.inOrder('name');
      await setImmediate();
      next = await repository.changesSince(checkpoint, loadBatch);
    }
  };
  const save = async (): Promise<void> => {
    unsaved = 0;
    reached(eventsReached);
    await cache.save({ checkpoint, entries: orders.inOrder('name') });
  };

  const search = ({ search: text, sort, keep }: PeopleSearch): readonly PersonEntry[] => {
    const query = toQuery(text);
    const { column, direction, language } = sort;
    const kept = (list: readonly PersonEntry[]): readonly PersonEntry[] =>
      keep === undefined ? list : list.filter(keep.test);
    if (query !== undefined && column === 'relevance') {
      return kept(inLanguage(ranked(query), language).flat());
    }
    const ordered = orders.inOrder(column === 'relevance' ? 'name' : column, language);
    const matching = query === undefined ? undefined : new Set(ranked(query).flat());
    const found = matching === undefined ? ordered : ordered.filter((entry) => matching.has(entry));
    return direction === 'ascending' ? kept(found) : descending(kept(found), column);
  };
  // Those who match, by rank, each rank in name order.
  const ranked = (query: Query): readonly PersonEntry[][] =>
    haystack.ranked(query, orders.inOrder('name'));
  // The same ranks, each in the name order of another language: one walk along that order.
  const inLanguage = (
    byRank: readonly PersonEntry[][],
    language: string | undefined,
  ): readonly PersonEntry[][] => {
    const ordered = orders.inOrder('name', language);
    if (ordered === orders.inOrder('name')) return byRank;
    const ranks = new Map(
      byRank.flatMap((list, rank) => list.map((entry) => [entry, rank] as const)),
    );
    const sorted: PersonEntry[][] = [];
    for (const entry of ordered) {
      const rank = ranks.get(entry);
      if (rank !== undefined) (sorted[rank] ??= []).push(entry);
    }
    return sorted;
  };
  const remembering = async (options: PeopleSearch): Promise<readonly PersonEntry[]> => {
    await ready();
    const { column, direction, language } = options.sort;
    const key = JSON.stringify([options.search, column, direction, language, options.keep?.key]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = search(options);
    const isFull = answered + answer.length > rememberedPeople || answers.size >= rememberedAnswers;
    if (isFull) forgetAnswers();
    answers.set(key, answer);
    answered += answer.length;
    return answer;
  };

  const loaded = load().finally(() => {
    isLoaded = true;
    tellBeginning(undefined);
  });
  loaded.then(warmUp).catch(() => undefined);
  const ready = async (): Promise<void> => {
    await loaded;
    if (late.size > 0) await prepareLate();
  };
  const size = (): number =>
    entries.size + [...late.keys()].filter((id) => !entries.has(id)).length;
  return {
    ready,
    count: () => (isLoaded ? size() : undefined),
    size,
    get: (id) => {
      prepareOne(id);
      return entries.get(id);
    },
    prepared: (id) => (late.has(id) ? undefined : entries.get(id)),
    search: remembering,
    page: async (options) => {
      const { offset, limit } = options.window;
      const first = isBeginning(options) ? await beginning : undefined;
      if (first !== undefined && !hasChanged && offset + limit <= first.entries.length) {
        return { ...first, entries: first.entries.slice(offset, offset + limit) };
      }
      const found = await remembering(options);
      return {
        entries: found.slice(offset, offset + limit),
        matching: found.length,
        total: entries.size,
      };
    },
    close: async () => {
      subscription.unsubscribe();
      stopWaiting();
      if (isLoaded && late.size <= preparedAtClose) await prepareLate();
      closed = true;
      await loaded.catch(() => undefined);
      // What was remembered before is as good: the next start catches up with the rest.
      if (unsaved > 0 && late.size === 0) await save();
    },
  };
};

const loadBatch = 100;
// Changes at once that nobody makes by hand.
const many = 50;
// Milliseconds without more of them.
const quiet = 2000;
// People whom closing still prepares, in about a tenth of a second; the next start prepares more.
const preparedAtClose = 2000;
// Milliseconds after which others get a turn.
const longestRun = 8;

// People in all remembered answers together: at a door the same beginnings are typed all evening.
const rememberedPeople = 1_000_000;
// Answers without anybody count as well.
const rememberedAnswers = 2000;

// The other way round, but for those without a value: they come last all the same.
const descending = (
  ascending: readonly PersonEntry[],
  column: PeopleSort['column'],
): readonly PersonEntry[] => {
  const lacks = column === 'relevance' ? undefined : lacksValue(column);
  if (lacks === undefined) return ascending.toReversed();
  const first = ascending.findIndex(lacks);
  const values = first === -1 ? ascending : ascending.slice(0, first);
  return [...values.toReversed(), ...ascending.slice(values.length)];
};

const isBeginning = ({ search, sort, keep }: PeopleSearch): boolean =>
  keep === undefined &&
  toQuery(search) === undefined &&
  !hasOwnOrder(sort.language) &&
  (sort.column === 'name' || sort.column === 'relevance') &&
  sort.direction === 'ascending';
