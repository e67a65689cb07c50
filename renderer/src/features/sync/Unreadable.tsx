import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/index.ts';
import { Card, ErrorText, useFormat } from '../../ui/index.ts';
import styles from './Sync.module.css';

/** The documents that are kept although no page can show them; nothing when there are none. */
export const Unreadable = ({ isOnServer }: { isOnServer: boolean }) => {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { value, error } = useLiveQuery('sync.unreadable', {});
  const total = value?.total ?? 0;
  if (error !== undefined) return <ErrorText error={error} boxed />;
  if (value === undefined || total === 0) return null;
  return (
    <Card title={t('unreadable.title', { count: total })}>
      <p className={styles.hint}>{t(isOnServer ? 'unreadable.text' : 'unreadable.textHere')}</p>
      <ul className={styles.list}>
        {value.documents.map(({ id, title }) => (
          <li key={id} className={styles.item}>
            <div className={styles.text}>
              {title !== undefined && <strong>{title}</strong>}
              <span className={styles.hint}>{id}</span>
            </div>
          </li>
        ))}
      </ul>
      {value.documents.length < total && (
        <p className={styles.hint}>
          {t('refused.more', {
            shown: format.number(value.documents.length),
            total: format.number(total),
          })}
        </p>
      )}
    </Card>
  );
};
