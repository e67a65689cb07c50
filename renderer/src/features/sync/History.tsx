import { useTranslation } from 'react-i18next';
import type { SyncEvent } from '#shared/contract/sync.ts';
import { useLiveQuery } from '../../client/index.ts';
import { Card, ErrorText, useFormat } from '../../ui/index.ts';
import styles from './Sync.module.css';

/** What happened between this computer and the server, newest first. */
export const History = () => {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const sentence = useEventSentence();
  const { value, error } = useLiveQuery('sync.events', {});
  if (value === undefined) return <ErrorText error={error} boxed />;
  return (
    <Card title={t('history.title')}>
      {value.events.length === 0 ? (
        <p className={styles.hint}>{t('history.none')}</p>
      ) : (
        <ol className={styles.history}>
          {value.events.map((event) => (
            <li key={event.id}>
              <time dateTime={event.at}>{format.instant(event.at)}</time>
              <span>{sentence(event)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
};

const useEventSentence = (): ((event: SyncEvent) => string) => {
  const { t, i18n } = useTranslation('sync');
  return ({ kind, count, reason = '' }) => {
    const known =
      kind === 'resolved' ? `sync:failSafe.${reason}.title` : `sync:failSafe.reason.${reason}`;
    return t(`history.${kind}`, {
      ...(count !== undefined && { count }),
      reason: i18n.exists(known) ? t(known) : reason,
    });
  };
};
