import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { OpenChapter } from '#shared/contract/chapter.ts';
import { clearUndo, useChapterState, useDataClient } from '../client/index.ts';
import { mayForget } from '../features/preparedImport/index.ts';
import { errorSentence, Menu, MenuItem, MenuSeparator, paths, showToast } from '../ui/index.ts';
import styles from './Rail.module.css';

/** Shows which chapter is open and opens another one. */
export const ChapterSwitcher = (props: { chapter: OpenChapter; isNarrow: boolean }) => {
  const { t } = useTranslation('app');
  const { chapters } = useChapterState();
  const client = useDataClient();
  const [, go] = useLocation();

  const open = async (slug: string): Promise<void> => {
    if (slug === props.chapter.slug || !(await mayForget('chapter'))) return;
    const answer = await client.command('chapter.open', { slug });
    if (!answer.ok) {
      showToast({ text: errorSentence(t, answer.error), tone: 'bad' });
      return;
    }
    clearUndo();
    go(paths.today);
  };

  const label = t('switcher.label', { name: props.chapter.name });
  return (
    <Menu
      label={t('switcher.title')}
      button={
        <Button className={styles.switcher ?? ''} {...(props.isNarrow && { 'aria-label': label })}>
          <span className={styles.mark} lang="ja" aria-hidden>
            集
          </span>
          {!props.isNarrow && (
            <>
              <span className={styles.names}>
                Tsudoi
                <span className={styles.chapterName} title={props.chapter.name}>
                  {props.chapter.name}
                </span>
              </span>
              <ChevronsUpDown size={14} className={styles.chevron} aria-hidden />
            </>
          )}
        </Button>
      }
    >
      {chapters.map((chapter) => (
        <MenuItem
          key={chapter.slug}
          id={chapter.slug}
          text={chapter.name}
          {...(chapter.demo && { note: t('switcher.demo') })}
          icon={
            <Check
              size={14}
              aria-hidden
              visibility={chapter.slug === props.chapter.slug ? 'visible' : 'hidden'}
            />
          }
          onAction={() => void open(chapter.slug)}
        />
      ))}
      <MenuSeparator />
      <MenuItem
        id="another"
        text={t('switcher.another')}
        icon={<Plus size={14} aria-hidden />}
        onAction={() => go(paths.welcome)}
      />
    </Menu>
  );
};
