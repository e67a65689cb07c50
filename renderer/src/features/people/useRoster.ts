import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { useTranslation } from 'react-i18next';
import {
  rosterColumns,
  type RosterRow,
  type RosterSelection,
  type RosterSort,
} from '#shared/contract/people.ts';
import type { PeopleFilter } from '#shared/domain/people-filter/filter.ts';
import { useDataClient, useLiveQuery } from '../../client/index.ts';
import { firstWindow, paths, topWindow, type GridSort, type GridWindow } from '../../ui/index.ts';
import { useColumnLayout } from './columnLayout.ts';
import { useSearchText, type SearchText } from './searchText.ts';

/** The roster as the page shows it: search, order, the rows that are here, and where the keyboard is. */
export interface Roster {
  /** What is searched for, as of when the page was drawn last. */
  readonly search: string;
  /** What stands in the field. */
  readonly searchText: SearchText;
  readonly setSearch: (search: string) => void;
  readonly filter: PeopleFilter;
  readonly setFilter: (filter: PeopleFilter) => void;
  /** Shows what a segment means. */
  readonly show: (shown: { search: string; filter: PeopleFilter }) => void;
  /** The question whose answer is on screen, without its window: while typing, still the last one. */
  readonly listed: RosterSelection;
  readonly setSort: (sort: GridSort) => void;
  readonly data: GridWindow<RosterRow>;
  /** Everyone in the chapter, whatever the search. */
  readonly total: number;
  /** Reads one row of those that are listed. */
  readonly readRow: (index: number) => Promise<RosterRow | undefined>;
  readonly setWindow: (offset: number, limit: number) => void;
  readonly activeIndex: number;
  readonly activeRow: RosterRow | undefined;
  readonly setActiveIndex: (index: number) => void;
  readonly isLoaded: boolean;
  readonly isStale: boolean;
  readonly error: AppError | undefined;
}

const selectionOf = ({ search, filter, sort }: Input<'people.roster'>): RosterSelection => ({
  ...{ search, sort },
  filter: filter ?? none,
});
const none: PeopleFilter = [];

/** Follows the roster. While a person is open, moving the keyboard opens the row it comes to. */
export const useRoster = (personId: string | undefined): Roster => {
  const [, go] = useLocation();
  const client = useDataClient();
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  const columns = useColumnLayout((layout) => layout.shown);
  const { search, searchText } = useSearchText();
  const [filter, setFilterState] = useState<PeopleFilter>([]);
  const [chosenSort, setChosenSort] = useState<RosterSort>({
    column: 'name',
    direction: 'ascending',
  });
  const [sortsByRelevance, setSortsByRelevance] = useState(true);
  const [window, setWindowState] = useState(firstWindow);
  const [activeIndex, setActive] = useState(0);

  const sortOf = (text: string, byRelevance: boolean): RosterSort => ({
    ...(text.trim() !== '' && byRelevance
      ? ({ column: 'relevance', direction: 'ascending' } as const)
      : chosenSort),
    language,
  });
  const asked: RosterSelection = { search, filter, sort: sortOf(search, sortsByRelevance) };
  const inputOf = (wanted: RosterSelection, part: typeof window) => ({
    ...wanted,
    window: part,
    columns: [...columns],
  });
  const { value, valueInput, error, isStale, ask } = useLiveQuery(
    'people.roster',
    inputOf(asked, window),
  );
  const answered = useMemo(() => valueInput && selectionOf(valueInput), [valueInput]);
  const listed = answered ?? asked;
  const offset = valueInput?.window.offset ?? 0;
  const rows = value?.rows ?? [];
  const activeRow = rows[activeIndex - offset];

  const follow = useFollow(personId, activeRow);
  useLocate({ personId, listed, activeRow, onFound: setActive });

  const toTop = (): void => {
    if (window.offset !== 0) setWindowState(firstWindow);
    if (activeIndex !== 0) setActive(0);
  };
  const show: Roster['show'] = (shown) => {
    // The page is not drawn for a text, so its question would not be asked by itself.
    ask(inputOf({ ...shown, sort: sortOf(shown.search, true) }, topWindow(window)));
    searchText.set(shown.search);
    // React draws a component once more even for a state that stays as it is.
    if (shown.filter !== filter) setFilterState(shown.filter);
    if (!sortsByRelevance) setSortsByRelevance(true);
    toTop();
  };
  return {
    search,
    searchText,
    setSearch: (next) => show({ search: next, filter }),
    filter,
    setFilter: (next) => {
      setFilterState(next);
      toTop();
    },
    show,
    listed,
    setSort: (next) => {
      const column = rosterColumns.find((name) => name === next.column);
      if (column === undefined) return;
      setChosenSort({ column, direction: next.direction });
      setSortsByRelevance(false);
    },
    data: { offset, rows, total: value?.matching ?? 0 },
    total: value?.total ?? 0,
    readRow: async (index) => {
      const one = inputOf(listed, { offset: index, limit: 1 });
      const answer = await client.query('people.roster', one);
      return answer.ok ? answer.value.rows[0] : undefined;
    },
    setWindow: useCallback(
      (nextOffset, limit) =>
        setWindowState((now) =>
          now.offset === nextOffset && now.limit === limit ? now : { offset: nextOffset, limit },
        ),
      [],
    ),
    activeIndex,
    activeRow,
    setActiveIndex: (index) => {
      setActive(index);
      const row = rows[index - offset];
      if (personId === undefined || index < 0) return;
      if (row === undefined) follow();
      else go(paths.person(row.id), { replace: true });
    },
    isLoaded: value !== undefined,
    isStale,
    error,
  };
};

/** Opens the row the keyboard jumped to as soon as that row is here. */
const useFollow = (
  personId: string | undefined,
  activeRow: RosterRow | undefined,
): (() => void) => {
  const [, go] = useLocation();
  const isPending = useRef(false);
  const activeId = activeRow?.id;
  useEffect(() => {
    if (!isPending.current || activeId === undefined) return;
    isPending.current = false;
    if (personId !== undefined) go(paths.person(activeId), { replace: true });
  }, [activeId, personId, go]);
  return useCallback(() => {
    isPending.current = true;
  }, []);
};

/** Finds the row of a person who was opened from elsewhere (palette, link, just added). */
const useLocate = (options: {
  personId: string | undefined;
  listed: RosterSelection;
  activeRow: RosterRow | undefined;
  onFound: (index: number) => void;
}): void => {
  const client = useDataClient();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { personId } = options;
  useEffect(() => {
    if (personId === undefined || latest.current.activeRow?.id === personId) return;
    let isCurrent = true;
    const { listed, onFound } = latest.current;
    void client.query('people.position', { id: personId, ...listed }).then((answer) => {
      if (isCurrent && answer.ok && answer.value.position >= 0) onFound(answer.value.position);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, personId]);
};
