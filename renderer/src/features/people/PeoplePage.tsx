import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RosterRow } from '#shared/contract/people.ts';
import { useCommand } from '../../client/index.ts';
import {
  Button,
  ErrorText,
  href,
  LinkButton,
  Page,
  PageHeader,
  paths,
  useFormat,
  useSearchKeys,
  VirtualGrid,
} from '../../ui/index.ts';
import { BulkBar } from './bulk/BulkBar.tsx';
import { ListTools } from './bulk/ListTools.tsx';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { ColumnsButton } from './ColumnsButton.tsx';
import { ConditionDialog } from './filter/ConditionDialog.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { SegmentMenu } from './filter/SegmentMenu.tsx';
import { useSentence } from './filter/useSentence.ts';
import { Nobody } from './Nobody.tsx';
import styles from './PeoplePage.module.css';
import { PersonPanel } from './person/PersonPanel.tsx';
import { RosterSearch } from './RosterSearch.tsx';
import { useRosterColumns } from './rosterColumns.tsx';
import { useSelectColumn } from './selectColumn.tsx';
import { useErased } from './useErased.ts';
import { useLayoutKeys } from './useLayoutKeys.ts';
import { usePageActions } from './usePageActions.ts';
import { useRoster, type Roster } from './useRoster.ts';
import { useSearchAnnouncement } from './useSearchAnnouncement.ts';
import { useSelection } from './useSelection.ts';

/** The roster with its search, and the person that is open beside or over it. */
export const PeoplePage = ({ personId }: { personId: string | undefined }) => {
  const { t } = useTranslation(['people', 'duplicates']);
  const [, go] = useLocation();
  const roster = useRoster(personId);
  const { data, listed, setActiveIndex, show } = roster;
  const selection = useSelection({ data, listed });
  const { ids: selected, toggle, settle, extend } = selection;
  const selectColumn = useSelectColumn(selection);
  const rosterColumns = useRosterColumns();
  const columns = useMemo(() => [selectColumn, ...rosterColumns], [selectColumn, rosterColumns]);
  const layout = useLayoutKeys();
  const sentence = useSentence(roster.filter);
  const [segmentId, setSegmentId] = useState<string>();
  const [editing, setEditing] = useState<{ index: number | undefined }>();
  const [adding, setAdding] = useState<{ name: string } | null>(null);
  const searchKeys = useSearchKeys();
  const { grid } = searchKeys;
  const panel = useRef<HTMLElement>(null);
  const [focusPanelFor, setFocusPanelFor] = useState<string>();
  const remove = useCommand('people.delete');

  const close = (): void => {
    go(paths.people);
    grid.current?.focus();
  };
  // The bar that had the focus goes with the selection.
  const unselect = (): void => {
    selection.clear();
    grid.current?.focus();
  };
  const deletePeople = async (ids: string[]): Promise<void> => {
    const answer = await remove.run({ ids });
    if (!answer.ok) return;
    selection.leaveOut(ids);
    if (personId !== undefined && ids.includes(personId)) close();
    else grid.current?.focus();
  };
  const open = (row: RosterRow, by: 'pointer' | 'keyboard'): void => {
    go(paths.person(row.id));
    if (by === 'pointer') return;
    if (row.id === personId) panel.current?.focus();
    else setFocusPanelFor(row.id);
  };

  usePageActions({
    roster,
    personId,
    add: () => setAdding({ name: '' }),
    close,
    remove: (id) => void deletePeople([id]),
    filter: () => setEditing({ index: undefined }),
    clearSelection: unselect,
    isSelecting: selection.ids.size > 0,
  });
  useSearchAnnouncement(roster);
  const whenErased = useErased({ personId, data, grid });

  return (
    <Page
      header={
        <PageHeader title={t('title')} count={<Count roster={roster} />}>
          <RosterSearch
            searchText={roster.searchText}
            setSearch={roster.setSearch}
            onKeyDown={searchKeys.onKeyDown}
          />
          <LinkButton href={href(paths.duplicates)}>{t('duplicates:title')}</LinkButton>
          <LinkButton href={href(paths.import)}>{t('import')}</LinkButton>
          <Button variant="primary" onPress={() => setAdding({ name: '' })}>
            {t('add')}
          </Button>
        </PageHeader>
      }
    >
      <div className={styles.column}>
        <FilterBar
          filter={roster.filter}
          sentence={sentence}
          onChange={roster.setFilter}
          onEdit={(index) => setEditing({ index })}
          start={
            <SegmentMenu
              search={roster.search}
              filter={roster.filter}
              segmentId={segmentId}
              suggestion={sentence.ofFilter(roster.filter) || roster.search}
              onChoose={(segment) => {
                setSegmentId(segment?.id);
                show(segment ?? { search: '', filter: [] });
              }}
            />
          }
          end={
            <>
              <ListTools listed={listed} total={data.total} sentence={sentence} />
              <ColumnsButton />
            </>
          }
        />
        <div className={styles.panes}>
          {roster.isLoaded ? (
            <VirtualGrid
              label={t('list')}
              columns={columns}
              data={data}
              onWindow={roster.setWindow}
              readRow={roster.readRow}
              activeIndex={roster.activeIndex}
              onActiveIndexChange={(index) => {
                settle();
                setActiveIndex(index);
              }}
              isSelected={(row) => selected.has(row.id)}
              isCurrent={(row) => row.id === personId}
              onToggle={(row) => toggle(row.id)}
              onExtend={(from, to) => {
                extend(from, to);
                setActiveIndex(to);
              }}
              onSelectAll={selection.selectAll}
              onResize={layout.resize}
              onMoveColumn={layout.move}
              onOpen={(row, _index, by) => open(row, by)}
              onDelete={(row) => void deletePeople([row.id])}
              {...(listed.sort.column !== 'relevance' && { sort: listed.sort })}
              onSort={roster.setSort}
              resetKey={JSON.stringify(listed)}
              gridRef={grid}
              empty={
                data.total === 0 && (
                  <Nobody
                    roster={roster}
                    sentence={sentence}
                    onAdd={(name) => setAdding({ name })}
                  />
                )
              }
            />
          ) : (
            <div>
              <ErrorText error={roster.error} boxed />
            </div>
          )}
          {personId !== undefined && (
            <PersonPanel
              key={personId}
              personId={personId}
              panelRef={panel}
              takesFocus={focusPanelFor === personId}
              onClose={close}
              onDelete={() => void deletePeople([personId])}
              onErased={() => {
                whenErased(personId);
                selection.leaveOut([personId]);
                go(paths.people);
              }}
            />
          )}
        </div>
        <BulkBar
          ids={[...selection.ids]}
          onClear={unselect}
          onDelete={(ids) => void deletePeople(ids)}
        />
      </div>
      <ErrorText error={remove.error} boxed />
      {editing !== undefined && (
        <ConditionDialog
          condition={editing.index === undefined ? undefined : roster.filter[editing.index]}
          onClose={() => setEditing(undefined)}
          onApply={(condition) =>
            roster.setFilter(
              editing.index === undefined
                ? [...roster.filter, condition]
                : roster.filter.with(editing.index, condition),
            )
          }
        />
      )}
      {adding !== null && (
        <AddPersonDialog
          name={adding.name}
          onClose={() => setAdding(null)}
          onAdded={(id) => go(paths.person(id))}
        />
      )}
    </Page>
  );
};

const Count = ({ roster }: { roster: Roster }) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (!roster.isLoaded) return null;
  const total = format.number(roster.total);
  return roster.search.trim() === '' && roster.filter.length === 0
    ? t('countAll', { total })
    : t('count', { matching: format.number(roster.data.total), total });
};
