import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { clearUndo, useChapterState, useCommand } from '../../client/index.ts';
import {
  Button,
  Card,
  Column,
  ErrorText,
  Page,
  PageHeader,
  paths,
  Tag,
  useFormat,
} from '../../ui/index.ts';
import { mayForget } from '../preparedImport/index.ts';
import { BackupCard } from '../backup/index.ts';
import { AppearanceCard } from './AppearanceCard.tsx';
import { FileSize } from './FileSize.tsx';
import { ChapterFacts } from './ChapterFacts.tsx';
import styles from './ChapterPage.module.css';

/** The chapter's own facts, how the screens look on this computer, and where the data is. */
export const ChapterPage = () => {
  const { t } = useTranslation('chapter');
  const { open } = useChapterState();
  if (open === null) return null;
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          status={open.demo ? <Tag text={t('settings.demo')} /> : undefined}
        />
      }
    >
      <Column>
        <Card title={t('settings.chapter')}>
          <ChapterFacts chapter={open} />
        </Card>
        <AppearanceCard />
        <BackupCard />
        <DataCard />
        <AboutCard />
      </Column>
    </Page>
  );
};

const DataCard = () => {
  const { t } = useTranslation('chapter');
  const [, go] = useLocation();
  const format = useFormat();
  const { dataFolder, open } = useChapterState();
  const close = useCommand('chapter.close');
  const closeChapter = async (): Promise<void> => {
    if (!(await mayForget('chapter'))) return;
    const answer = await close.run({});
    if (!answer.ok) return;
    clearUndo();
    go(paths.welcome);
  };
  return (
    <Card title={t('settings.data')}>
      <dl className={styles.facts}>
        <dt>{t('settings.people')}</dt>
        <dd>{format.number(open?.counts.people ?? 0)}</dd>
        <dt>{t('settings.meetups')}</dt>
        <dd>{format.number(open?.counts.meetups ?? 0)}</dd>
        <dt>{t('settings.folder')}</dt>
        <dd>{dataFolder}</dd>
      </dl>
      {open !== null && <FileSize chapter={open} />}
      <div className={styles.row}>
        <Button onPress={() => void closeChapter()} isDisabled={close.isRunning}>
          {t('settings.close')}
        </Button>
        <span className={styles.hint}>{t('settings.closeHint')}</span>
      </div>
      <ErrorText error={close.error} />
    </Card>
  );
};

const AboutCard = () => {
  const { t } = useTranslation('chapter');
  const { version } = useChapterState();
  return (
    <Card title={t('settings.about')}>
      <dl className={styles.facts}>
        <dt>{t('settings.version')}</dt>
        <dd>{version}</dd>
      </dl>
      <p className={styles.hint}>{t('settings.aboutText')}</p>
    </Card>
  );
};
