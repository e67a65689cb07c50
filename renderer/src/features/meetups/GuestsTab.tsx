import { UserRoundPlus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { GuestRow } from '#shared/contract/meetups.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Button,
  EmptyState,
  ErrorText,
  paths,
  SearchField,
  useActions,
  useFormat,
  VirtualGrid,
} from '../../ui/index.ts';
import { AddGuests } from './AddGuests.tsx';
import { attendanceText, repliesText } from './countTexts.ts';
import { guestColumns } from './guestColumns.tsx';
import styles from './Guests.module.css';

/** The guest list: adding by name, replies, filter and counts. */
export const GuestsTab = ({ meetupId }: { meetupId: string }) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  const [, go] = useLocation();
  const addField = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [window, setWindow] = useState({ offset: 0, limit: 100 });
  const [active, setActive] = useState(0);
  const { value, valueInput } = useLiveQuery('guests.list', { meetupId, search, window });
  const reply = useCommand('guests.reply');
  const remove = useCommand('guests.remove');

  const { run: runReply } = reply;
  const { run: runRemove } = remove;
  const removeGuest = useCallback(
    ({ person }: GuestRow) => void runRemove({ meetupId, personIds: [person.id] }),
    [runRemove, meetupId],
  );
  const columns = useMemo(
    () =>
      guestColumns({
        t,
        onReply: ({ person }, partstat) =>
          void runReply({ meetupId, personId: person.id, partstat }),
        onRemove: removeGuest,
      }),
    [t, runReply, meetupId, removeGuest],
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
    setActive(0);
  };

  const counts = value?.counts;
  return (
    <div className={styles.guests}>
      <div className={styles.tools}>
        <AddGuests meetupId={meetupId} fieldRef={addField} />
        <SearchField label={t('guests.filter')} value={search} onChange={filter} isPageSearch />
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
    </div>
  );
};
