import { UsersRound } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '#shared/contract/duplicates.ts';
import { useLiveQuery } from '../../client/index.ts';
import {
  announce,
  EmptyState,
  ErrorText,
  Page,
  PageHeader,
  SearchField,
  useActions,
  useFormat,
  useSearchKeys,
  VirtualGrid,
  firstWindow,
  topWindow,
  type Action,
} from '../../ui/index.ts';
import styles from './Duplicates.module.css';
import { MergePanel } from './MergePanel.tsx';
import { usePairColumns } from './pairColumns.tsx';

/** People who may be there twice: the list, and the pair that is being looked at beside it. */
export const DuplicatesPage = () => {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [window, setWindow] = useState(firstWindow);
  const [activeIndex, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const { grid, onKeyDown } = useSearchKeys();
  const columns = usePairColumns();
  const onWindow = useCallback((offset: number, limit: number) => setWindow({ offset, limit }), []);
  const { value, valueInput, error } = useLiveQuery('duplicates.list', { search, window });
  const offset = valueInput?.window.offset ?? 0;
  const total = value?.matching ?? 0;
  const isSearched = search.trim() !== '';
  useAppearedAnnouncement(value?.total);
  useFoundAnnouncement(valueInput?.search === search ? search.trim() : '', total);
  const index = Math.min(activeIndex, total - 1);
  const active: DuplicatePair | undefined = value?.rows[index - offset];
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'next-pair',
        label: t('action.next'),
        shortcut: 'j',
        run: () => setActive((at) => Math.min(at + 1, total - 1)),
      },
      {
        id: 'previous-pair',
        label: t('action.previous'),
        shortcut: 'k',
        run: () => setActive((at) => Math.max(0, at - 1)),
      },
      ...(isOpen
        ? [
            {
              id: 'close-pair',
              label: t('action.close'),
              shortcut: 'escape',
              isHidden: true,
              run: () => {
                setOpen(false);
                grid.current?.focus();
              },
            },
          ]
        : []),
    ],
    [t, total, isOpen, grid],
  );
  useActions(actions);
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          count={
            value === undefined
              ? undefined
              : isSearched
                ? t('count', { matching: format.number(total), total: format.number(value.total) })
                : format.number(value.total)
          }
        >
          <SearchField
            label={t('search')}
            value={search}
            onChange={(text) => {
              setSearch(text);
              setWindow(topWindow);
              setActive(0);
            }}
            isPageSearch
            maxLength={200}
            onKeyDown={onKeyDown}
          />
        </PageHeader>
      }
    >
      <div className={styles.panes}>
        <ErrorText error={error} boxed />
        {value === undefined ? (
          <p className={styles.waiting} role="status">
            {t('comparing')}
          </p>
        ) : (
          <VirtualGrid
            label={t('list')}
            columns={columns}
            data={{ offset, rows: value.rows, total }}
            onWindow={onWindow}
            activeIndex={index}
            onActiveIndexChange={setActive}
            isSelected={(row) => isOpen && row === active}
            onOpen={(_row, at) => {
              setActive(at);
              setOpen(true);
            }}
            resetKey={search}
            gridRef={grid}
            rowHeight={3.5}
            empty={
              <EmptyState
                icon={UsersRound}
                title={search === '' ? t('empty.title') : t('empty.searched', { search })}
                text={t('empty.text', { count: value.dismissed })}
              />
            }
          />
        )}
        {isOpen && active !== undefined && (
          <MergePanel
            key={`${active.a.id} ${active.b.id}`}
            a={active.a.id}
            b={active.b.id}
            onClose={() => {
              setOpen(false);
              grid.current?.focus();
            }}
          />
        )}
      </div>
    </Page>
  );
};

// Says how many were found once typing pauses.
const useFoundAnnouncement = (search: string, found: number): void => {
  const { t } = useTranslation('duplicates');
  useEffect(() => {
    if (search === '') return undefined;
    const timer = window.setTimeout(() => announce(t('found', { count: found })), announceAfter);
    return () => window.clearTimeout(timer);
  }, [t, search, found]);
};

// Says how many pairs came up while the list is shown: somebody imported, or two were taken apart.
const useAppearedAnnouncement = (total: number | undefined): void => {
  const { t } = useTranslation('duplicates');
  const before = useRef(total);
  useEffect(() => {
    const appeared = (total ?? 0) - (before.current ?? total ?? 0);
    before.current = total;
    if (appeared > 0) announce(t('appeared', { count: appeared }));
  }, [t, total]);
};

const announceAfter = 600;
