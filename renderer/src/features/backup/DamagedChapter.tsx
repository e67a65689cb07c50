import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import { announce, Button, ErrorText } from '../../ui/index.ts';
import styles from './Backup.module.css';
import { BackupList } from './BackupList.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useBackupTexts } from './useBackupTexts.ts';
import type { Chosen } from './useRestore.ts';

/** Whether a chapter that did not open can be opened from a backup. */
export const isLost = ({ code }: AppError): boolean => Object.hasOwn(reasons, code);

const reasons: Partial<Record<AppError['code'], 'damaged' | 'missing' | 'newer'>> = {
  'file-damaged': 'damaged',
  'file-unavailable': 'missing',
  'file-newer': 'newer',
};

/** What happened to a chapter that did not open, what was kept, and the ways on. */
export const DamagedChapter = ({ problem }: { problem: AppError }) => {
  const { t } = useTranslation('chapter');
  const { value } = useLiveQuery('backup.list', {});
  const [chosen, setChosen] = useState<Chosen>();
  const [showsPlace, setShowsPlace] = useState(false);
  if (value === undefined || value.chapter === null) return null;
  const { name, slug } = value.chapter;
  const reason = reasons[problem.code] ?? 'damaged';
  return (
    <section className={styles.lost} aria-labelledby="damaged-chapter">
      <h2 id="damaged-chapter">{t('backup.lost.title', { name })}</h2>
      <div className={styles.stack}>
        <p>{t(`backup.lost.${reason}`)}</p>
        <p>{t('backup.lost.kept')}</p>
      </div>
      <Ways list={value} onChoose={(id) => setChosen({ kind: 'backup', id })} />
      <div className={styles.row}>
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) setChosen({ kind: 'file', file });
          }}
        >
          <Button>{t('backup.lost.file')}</Button>
        </FileTrigger>
        <Retry slug={slug} />
        <Button onPress={() => setShowsPlace(true)} isDisabled={showsPlace}>
          {t('backup.lost.where')}
        </Button>
      </div>
      {showsPlace && <Place folder={value.folder} />}
      {chosen !== undefined && (
        <RestoreDialog
          chosen={chosen}
          how="recover"
          chapterName={name}
          onClose={() => setChosen(undefined)}
        />
      )}
    </section>
  );
};

const Ways = (props: {
  readonly list: Output<'backup.list'>;
  readonly onChoose: (id: string) => void;
}) => {
  const { t } = useTranslation('chapter');
  const texts = useBackupTexts();
  const { backups } = props.list;
  const newest = backups.find(({ state }) => state === 'good');
  // A newer one may turn out good as long as it has not been read.
  const isReading = backups.some(({ state }) => state === 'unknown');
  if (newest?.content === undefined) {
    return <p>{isReading ? t('backup.lost.reading') : t('backup.lost.noneGood')}</p>;
  }
  const older = backups.filter(({ id }) => id !== newest.id);
  return (
    <>
      <div>
        <Button variant="primary" size="large" onPress={() => props.onChoose(newest.id)}>
          {t('backup.lost.newest', {
            when: texts.when(newest.at),
            people: texts.people(newest.content.people),
          })}
        </Button>
      </div>
      {older.length > 0 && (
        <BackupList
          label={t('backup.lost.older')}
          backups={older}
          onChoose={({ id }) => props.onChoose(id)}
        />
      )}
    </>
  );
};

const Retry = ({ slug }: { slug: string }) => {
  const { t } = useTranslation('chapter');
  const open = useCommand('chapter.open');
  return (
    <>
      <Button onPress={() => void open.run({ slug })} isDisabled={open.isRunning}>
        {t('backup.lost.retry')}
      </Button>
      <ErrorText error={open.error} />
    </>
  );
};

const Place = ({ folder }: { folder: string }) => {
  const { t } = useTranslation('chapter');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(folder);
    announce(t('backup.lost.copied'), 'polite');
  };
  return (
    <div className={styles.stack}>
      <p className={styles.path}>
        {t('backup.lost.folder')} <strong>{folder}</strong>
      </p>
      <div>
        <Button size="small" onPress={() => void copy()}>
          {t('backup.lost.copyPath')}
        </Button>
      </div>
    </div>
  );
};
