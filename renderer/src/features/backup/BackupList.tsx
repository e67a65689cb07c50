import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '#shared/contract/backup.ts';
import { Button, StatusMark } from '../../ui/index.ts';
import styles from './Backup.module.css';
import { useBackupTexts } from './useBackupTexts.ts';

/** Backups, newest first, each with a button to restore it. Only the first few at first. */
export const BackupList = (props: {
  readonly label: string;
  readonly backups: readonly BackupEntry[];
  readonly onChoose: (backup: BackupEntry) => void;
}) => {
  const { t } = useTranslation('chapter');
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? props.backups : props.backups.slice(0, firstShown);
  const more = props.backups.length - shown.length;
  return (
    <>
      <ul className={styles.list} aria-label={props.label}>
        {shown.map((backup) => (
          <Item key={backup.id} backup={backup} onChoose={() => props.onChoose(backup)} />
        ))}
      </ul>
      {more > 0 && (
        <div>
          <Button variant="link" onPress={() => setWhole(true)}>
            {t('backup.showAll', { count: more })}
          </Button>
        </div>
      )}
    </>
  );
};

const firstShown = 5;

const Item = ({ backup, onChoose }: { backup: BackupEntry; onChoose: () => void }) => {
  const { t } = useTranslation('chapter');
  const texts = useBackupTexts();
  const when = texts.when(backup.at);
  return (
    <li className={styles.item}>
      <span className={styles.itemText}>
        {when} <span className={styles.quiet}>· {t(`backup.kind.${backup.kind}`)}</span>
        {backup.content !== undefined && (
          <span className={styles.quiet}> · {texts.content(backup.content)}</span>
        )}
        <span className={styles.quiet}> · {texts.size(backup.size)}</span>
      </span>
      {backup.state !== 'good' && (
        <StatusMark
          tone={backup.state === 'unknown' ? 'neutral' : 'bad'}
          text={t(`backup.state.${backup.state}`)}
        />
      )}
      <Button
        size="small"
        onPress={onChoose}
        isDisabled={backup.state === 'damaged' || backup.state === 'newer'}
        aria-label={`${t('backup.restore')} ${when}`}
      >
        {t('backup.restore')}
      </Button>
    </li>
  );
};
