import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/index.ts';
import { href, paths, StatusBadge } from '../../ui/index.ts';
import styles from './Backup.module.css';

/**
 * Says that the daily backup fails, why, and what to do; nothing while all is well. `isElsewhere`
 * adds the way to the backups.
 */
export const BackupProblem = ({ isElsewhere = false }: { isElsewhere?: boolean }) => {
  const { t } = useTranslation('chapter');
  const { value } = useLiveQuery('backup.problem', {});
  if (value === undefined || value.problem === null) return null;
  return (
    <p role="status" className={styles.problem}>
      <StatusBadge tone="warn" />
      <span>
        {t(`backup.problem.${value.problem.reason}`)}{' '}
        {isElsewhere && <a href={href(paths.chapter)}>{t('backup.show')}</a>}
      </span>
    </p>
  );
};
