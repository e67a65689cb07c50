import { FileSpreadsheet, SearchX, Users } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RosterRow } from '#shared/contract/people.ts';
import { useCommand } from '../../client/index.ts';
import {
  announce,
  Button,
  EmptyState,
  ErrorText,
  href,
  LinkButton,
  Page,
  PageHeader,
  paths,
  SearchField,
  useActions,
  useFormat,
  VirtualGrid,
  type Action,
} from '../../ui/index.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import styles from './PeoplePage.module.css';
import { PersonPanel } from './person/PersonPanel.tsx';
import { useRosterColumns } from './rosterColumns.tsx';
import { useRoster, type Roster } from './useRoster.ts';

/** The roster with its search, and the person that is open beside or over it. */
export const PeoplePage = ({ personId }: { personId: string | undefined }) => {
  const { t } = useTranslation(['people', 'duplicates']);
  const [, go] = useLocation();
  const roster = useRoster(personId);
  const columns = useRosterColumns();
  const [adding, setAdding] = useState<{ name: string } | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [focusPanelFor, setFocusPanelFor] = useState<string>();
  const remove = useCommand('people.delete');

  const close = (): void => {
    go(paths.people);
    grid.current?.focus();
  };
  const deletePeople = async (ids: string[]): Promise<void> => {
    const answer = await remove.run({ ids });
    if (answer.ok && personId !== undefined && ids.includes(personId)) close();
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
  });
  useSearchAnnouncement(roster);

  return (
    <Page
      header={
        <PageHeader title={t('title')} count={<Count roster={roster} />}>
          <SearchField
            label={t('search')}
            value={roster.search}
            onChange={roster.setSearch}
            isPageSearch
            maxLength={200}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              grid.current?.focus();
            }}
          />
          <LinkButton href={href(paths.duplicates)}>{t('duplicates:title')}</LinkButton>
          <LinkButton href={href(paths.import)}>{t('import')}</LinkButton>
          <Button variant="primary" onPress={() => setAdding({ name: '' })}>
            {t('add')}
          </Button>
        </PageHeader>
      }
    >
      <div className={styles.panes}>
        {roster.isLoaded ? (
          <VirtualGrid
            label={t('list')}
            columns={columns}
            data={roster.data}
            onWindow={roster.setWindow}
            activeIndex={roster.activeIndex}
            onActiveIndexChange={roster.setActiveIndex}
            isSelected={(row) => row.id === personId}
            onOpen={(row, _index, by) => open(row, by)}
            onDelete={(row) => void deletePeople([row.id])}
            {...(roster.sort.column !== 'relevance' && { sort: roster.sort })}
            onSort={roster.setSort}
            resetKey={`${roster.search}\n${roster.sort.column}\n${roster.sort.direction}`}
            gridRef={grid}
            empty={<Nobody roster={roster} onAdd={(name) => setAdding({ name })} />}
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
          />
        )}
      </div>
      <ErrorText error={remove.error} boxed />
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
  return roster.search.trim() === ''
    ? t('countAll', { total })
    : t('count', { matching: format.number(roster.data.total), total });
};

const Nobody = ({ roster, onAdd }: { roster: Roster; onAdd: (name: string) => void }) => {
  const { t } = useTranslation('people');
  const search = roster.search.trim();
  if (search === '') {
    return (
      <EmptyState
        icon={Users}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <>
            <Button onPress={() => onAdd('')}>{t('add')}</Button>
            <LinkButton href={href(paths.import)} variant="primary">
              <FileSpreadsheet size={15} aria-hidden />
              {t('empty.import')}
            </LinkButton>
          </>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('nobody.title', { search })}
      text={t('nobody.text')}
      action={
        <>
          <Button onPress={() => roster.setSearch('')}>{t('nobody.clear')}</Button>
          <Button onPress={() => onAdd(search)}>{t('nobody.add', { search })}</Button>
        </>
      }
    />
  );
};

const usePageActions = (page: {
  roster: Roster;
  personId: string | undefined;
  add: () => void;
  close: () => void;
  remove: (id: string) => void;
}): void => {
  const { t } = useTranslation('people');
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  });
  const isOpen = page.personId !== undefined;
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'add-person', label: t('add'), shortcut: 'n', run: () => latest.current.add() },
      {
        id: 'delete-person',
        label: t('action.delete'),
        shortcut: 'delete',
        run: () => {
          const { personId, roster, remove } = latest.current;
          const id = personId ?? roster.activeRow?.id;
          if (id !== undefined) remove(id);
        },
      },
      ...(isOpen
        ? [
            {
              id: 'close-person',
              label: t('action.close'),
              shortcut: 'escape',
              isHidden: true,
              run: () => latest.current.close(),
            },
          ]
        : []),
    ],
    [t, isOpen],
  );
  useActions(actions);
};

const announceAfter = 600;

/** Says how many were found once typing pauses. */
const useSearchAnnouncement = (roster: Roster): void => {
  const { t } = useTranslation('people');
  const { search, isStale } = roster;
  const found = roster.data.total;
  useEffect(() => {
    if (search.trim() === '' || isStale) return;
    const timer = window.setTimeout(() => announce(t('found', { count: found })), announceAfter);
    return () => window.clearTimeout(timer);
  }, [t, search, isStale, found]);
};
