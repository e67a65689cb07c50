import { UserRoundPlus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { GuestRow } from '#shared/contract/meetups.ts';
import { useCommand, useDataClient, useLiveQuery } from '../../client/index.ts';
import {
  announce,
  Button,
  EmptyState,
  ErrorText,
  firstWindow,
  paths,
  SearchField,
  topWindow,
  useActions,
  useFormat,
  useSearchKeys,
  VirtualGrid,
} from '../../ui/index.ts';
import { AddGuests } from './AddGuests.tsx';
import { BulkBar } from './BulkBar.tsx';
import { attendanceText, repliesText } from './countTexts.ts';
import { guestColumns } from './guestColumns.tsx';
import { GuestDialog } from './GuestDialog.tsx';
import { PasteGuestsDialog } from './PasteGuestsDialog.tsx';
import { SeatsBar } from './SeatsBar.tsx';
import { SegmentMenu } from './SegmentMenu.tsx';
import styles from './Guests.module.css';

/** The guest list: adding by name, replies, filter and counts. */
export const GuestsTab = ({ meetupId }: { meetupId: string }) => {
  const { t } = useTranslation(['meetups', 'planning']);
  const format = useFormat();
  const [, go] = useLocation();
  const client = useDataClient();
  const addField = useRef<HTMLInputElement>(null);
  const { grid, onKeyDown } = useSearchKeys();
  const [search, setSearch] = useState('');
  const [window, setWindow] = useState(firstWindow);
  const [active, setActive] = useState(0);
  const { value, valueInput } = useLiveQuery('guests.list', { meetupId, search, window });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string>();
  const [isPasting, setPasting] = useState(false);
  const reply = useCommand('guests.reply');
  const remove = useCommand('guests.remove');

  const { run: runReply } = reply;
  const { run: runRemove } = remove;
  const removeGuest = useCallback(
    ({ person }: GuestRow) => void runRemove({ meetupId, personIds: [person.id] }),
    [runRemove, meetupId],
  );
  const toggle = useCallback(
    ({ person }: GuestRow) =>
      setSelected((before) => {
        const after = new Set(before);
        if (!after.delete(person.id)) after.add(person.id);
        return after;
      }),
    [],
  );
  const columns = useMemo(
    () =>
      guestColumns({
        t,
        onReply: ({ person }, partstat) =>
          void runReply({ meetupId, personId: person.id, partstat }).then((answer) => {
            if (answer.ok && answer.value.place === 'waiting') {
              announce(t('planning:seats.nowWaiting', { name: person.fn }), 'assertive');
            }
          }),
        onRemove: removeGuest,
        onDetails: ({ person }) => setOpened(person.id),
        selected,
        onToggle: toggle,
      }),
    [t, runReply, meetupId, removeGuest, selected, toggle],
  );

  const focusAdd = useCallback(() => addField.current?.focus(), []);
  useActions(
    useMemo(
      () => [{ id: 'add-guests', label: t('action.addGuests'), shortcut: 'a', run: focusAdd }],
      [t, focusAdd],
    ),
  );
  const filter = (next: string): void => {
    setSearch(next);
    setWindow(topWindow);
    setActive(0);
  };

  const counts = value?.counts;
  return (
    <div className={styles.guests}>
      <div className={styles.tools}>
        <AddGuests meetupId={meetupId} fieldRef={addField} />
        <SegmentMenu meetupId={meetupId} />
        <Button onPress={() => setPasting(true)}>{t('planning:paste.open')}</Button>
        <SearchField
          label={t('guests.filter')}
          value={search}
          onChange={filter}
          isPageSearch
          onKeyDown={onKeyDown}
        />
      </div>
      <p className={styles.counts}>
        {counts !== undefined && repliesText({ t, format, counts })}
        {counts !== undefined && counts.attended > 0 && (
          <> · {attendanceText({ t, format, counts })}</>
        )}
        {search !== '' && value !== undefined && (
          <output> · {t('guests.matching', { count: value.matching })}</output>
        )}
      </p>
      <SeatsBar meetupId={meetupId} />
      <BulkBar
        meetupId={meetupId}
        search={search}
        selected={selected}
        onSelect={(ids) => setSelected(new Set(ids))}
      />
      <ErrorText error={reply.error ?? remove.error} boxed />
      <div className={styles.table}>
        <VirtualGrid
          label={t('guests.title')}
          columns={columns}
          data={{
            offset: valueInput?.window.offset ?? 0,
            rows: value?.rows ?? [],
            total: value?.matching ?? 0,
          }}
          onWindow={useCallback(
            (offset: number, limit: number) => setWindow({ offset, limit }),
            [],
          )}
          activeIndex={active}
          onActiveIndexChange={setActive}
          onOpen={({ person }) => person.fn !== '' && go(paths.person(person.id))}
          onDelete={removeGuest}
          onToggle={toggle}
          readRow={async (index) => {
            const one = { offset: index, limit: 1 };
            const answer = await client.query('guests.list', { meetupId, search, window: one });
            return answer.ok ? answer.value.rows[0] : undefined;
          }}
          isSelected={({ person }) => selected.has(person.id)}
          gridRef={grid}
          rowHeight={2.5}
          empty={
            value !== undefined &&
            (search === '' ? (
              <EmptyState
                icon={UserRoundPlus}
                title={t('guests.empty.title')}
                text={t('guests.empty.text')}
                action={
                  <Button variant="primary" onPress={focusAdd}>
                    {t('guests.add')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                title={t('guests.noneMatch')}
                action={<Button onPress={() => filter('')}>{t('guests.clearFilter')}</Button>}
              />
            ))
          }
        />
      </div>
      {opened !== undefined && (
        <GuestDialog meetupId={meetupId} personId={opened} onClose={() => setOpened(undefined)} />
      )}
      {isPasting && <PasteGuestsDialog meetupId={meetupId} onClose={() => setPasting(false)} />}
    </div>
  );
};
