import { CloudDownload, FileSpreadsheet, Sparkles, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { clearUndo, useChapterState, useCommand } from '../../client/index.ts';
import {
  Button,
  ErrorText,
  href,
  LinkButton,
  paths,
  ProgressBar,
  setAppearance,
} from '../../ui/index.ts';
import { mayForget } from '../preparedImport/index.ts';
import { DamagedChapter, isLost, OpenBackupFile } from '../backup/index.ts';
import { JoinDialog } from '../sync/index.ts';
import { ChapterForm } from './ChapterForm.tsx';
import styles from './WelcomePage.module.css';

/** The first page: bring a spreadsheet, try the demo, join a server, or open a chapter that is here. */
export const WelcomePage = () => {
  const { t } = useTranslation('chapter');
  const [isCreating, setCreating] = useState(false);
  useEffect(() => {
    document.title = t('app:windowTitle', { page: t('welcome.windowTitle') });
  }, [t]);
  return (
    <div className={styles.page}>
      {isCreating ? (
        <ChapterForm onCancel={() => setCreating(false)} />
      ) : (
        <Doors onCreate={() => setCreating(true)} />
      )}
      <LanguageChoice />
    </div>
  );
};

const Doors = ({ onCreate }: { onCreate: () => void }) => {
  const { t } = useTranslation('chapter');
  const [, go] = useLocation();
  const { open, problem } = useChapterState();
  const demo = useCommand('chapter.openDemo');
  const [isJoining, setJoining] = useState(false);
  const openDemo = async (): Promise<void> => {
    if (!(await mayForget('chapter'))) return;
    const answer = await demo.run({});
    if (!answer.ok) return;
    clearUndo();
    go(paths.today);
  };
  return (
    <>
      <header className={styles.head}>
        <span className={styles.mark} lang="ja" aria-hidden>
          集
        </span>
        <h1>{t('welcome.title')}</h1>
        <p>{t('welcome.tagline')}</p>
      </header>
      {problem !== undefined && isLost(problem) && <DamagedChapter problem={problem} />}
      {problem !== undefined && !isLost(problem) && (
        <div className={styles.wide}>
          <ErrorText error={problem} boxed />
        </div>
      )}
      <div className={styles.doors}>
        <Door
          icon={FileSpreadsheet}
          title={t('welcome.sheet.title')}
          text={t('welcome.sheet.text')}
          onPress={onCreate}
          isDisabled={demo.isRunning}
        />
        <Door
          icon={Sparkles}
          title={t('welcome.demo.title')}
          text={t('welcome.demo.text')}
          onPress={() => void openDemo()}
          isDisabled={demo.isRunning}
        />
        <Door
          icon={CloudDownload}
          title={t('sync:join.door')}
          text={t('sync:join.doorText')}
          onPress={() => setJoining(true)}
          isDisabled={demo.isRunning}
        />
      </div>
      {isJoining && <JoinDialog onClose={() => setJoining(false)} />}
      {(demo.isRunning || demo.error !== undefined) && (
        <div className={styles.wide}>
          {demo.isRunning && (
            <ProgressBar label={t('welcome.demo.opening')} progress={demo.progress} />
          )}
          <ErrorText error={demo.error} boxed />
        </div>
      )}
      <OpenBackupFile />
      <KnownChapters />
      {open !== null && (
        <LinkButton href={href(paths.today)}>{t('welcome.back', { name: open.name })}</LinkButton>
      )}
    </>
  );
};

const Door = (props: {
  icon: LucideIcon;
  title: string;
  text: string;
  onPress: () => void;
  isDisabled: boolean;
}) => {
  const Icon = props.icon;
  return (
    <AriaButton className={styles.door ?? ''} onPress={props.onPress} isDisabled={props.isDisabled}>
      <span className={styles.doorIcon}>
        <Icon size={20} aria-hidden />
      </span>
      <span className={styles.doorTitle}>{props.title}</span>
      <span className={styles.doorText}>{props.text}</span>
    </AriaButton>
  );
};

const KnownChapters = () => {
  const { t } = useTranslation('chapter');
  const [, go] = useLocation();
  const { chapters, open } = useChapterState();
  const openChapter = useCommand('chapter.open');
  const others = chapters.filter((chapter) => chapter.slug !== open?.slug);
  if (others.length === 0) return null;
  const choose = async (slug: string): Promise<void> => {
    if (!(await mayForget('chapter'))) return;
    const answer = await openChapter.run({ slug });
    if (!answer.ok) return;
    clearUndo();
    go(paths.today);
  };
  return (
    <section className={styles.chapters}>
      <h2>{t('welcome.open')}</h2>
      <div className={styles.chapterList}>
        {others.map((chapter) => (
          <Button
            key={chapter.slug}
            onPress={() => void choose(chapter.slug)}
            isDisabled={openChapter.isRunning}
          >
            {chapter.name}
          </Button>
        ))}
      </div>
      <ErrorText error={openChapter.error} boxed />
    </section>
  );
};

const LanguageChoice = () => {
  const { t, i18n } = useTranslation('chapter');
  const other = i18n.resolvedLanguage === 'ja' ? 'en' : 'ja';
  return (
    <footer className={styles.foot}>
      <span>{t('welcome.promise')}</span>
      <Button variant="link" onPress={() => setAppearance({ language: other })}>
        <span lang={other}>{other === 'ja' ? '日本語' : 'English'}</span>
      </Button>
    </footer>
  );
};
