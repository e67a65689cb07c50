import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetupHistoryEntry } from '#shared/contract/planning.ts';
import { useLiveQuery } from '../../client/index.ts';
import { Button, Card, useFormat, whoKey } from '../../ui/index.ts';
import styles from './HistoryCard.module.css';

// A glance; the rest comes when asked for.
const atFirst = 6;
const most = 200;

/** What was done to a meetup, by whom and when, newest first. */
export const HistoryCard = ({ meetupId }: { meetupId: string }) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const format = useFormat();
  const [limit, setLimit] = useState(atFirst);
  const { value } = useLiveQuery('meetups.history', { id: meetupId, limit });
  if (value === undefined) return null;
  return (
    <Card title={t('history.title')}>
      <ol className={styles.history}>
        {value.entries.map((entry) => (
          <li key={entry.id}>
            {sentence(t, format.list, entry)}
            <small>
              {t(`history.${whoKey(entry)}`, {
                at: format.instant(entry.at),
                name: entry.by ?? '',
              })}
            </small>
          </li>
        ))}
      </ol>
      {value.total > value.entries.length && limit < most && (
        <Button size="small" variant="quiet" onPress={() => setLimit(most)}>
          {t('history.all', { count: value.total })}
        </Button>
      )}
    </Card>
  );
};

const sentence = (
  t: TFunction<['planning', 'meetups']>,
  list: (items: readonly string[]) => string,
  { subject, kind, name, fields }: MeetupHistoryEntry,
): string =>
  t(`history.${subject}.${kind}`, {
    name: name ?? t('history.nameless'),
    fields: list(fields.map((field) => t(`field.${field}`, { defaultValue: field }))),
  });
