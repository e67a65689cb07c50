import { HardDrive } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useChapterState } from '../client/index.ts';
import { Popover } from '../ui/index.ts';
import styles from './Rail.module.css';

/** Where the data is, in words; a click explains it. */
export const SyncStatus = ({ isNarrow }: { isNarrow: boolean }) => {
  const { t } = useTranslation('app');
  const { dataFolder } = useChapterState();
  return (
    <Popover
      label={t('sync.title')}
      placement="right bottom"
      button={
        <Button
          className={styles.sync ?? ''}
          {...(isNarrow && { 'aria-label': t('sync.onlyHere') })}
        >
          <HardDrive size={16} className={styles.icon} aria-hidden />
          {!isNarrow && <span>{t('sync.onlyHere')}</span>}
        </Button>
      }
    >
      <div className={styles.explanation}>
        <h2>{t('sync.onlyHere')}</h2>
        <p>{t('sync.saved')}</p>
        <p>{t('sync.folder', { folder: dataFolder })}</p>
      </div>
    </Popover>
  );
};
