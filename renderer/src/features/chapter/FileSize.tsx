import { useTranslation } from 'react-i18next';
import type { OpenChapter } from '#shared/contract/chapter.ts';
import { useCommand } from '../../client/index.ts';
import { Button, ErrorText, ProgressBar, useFormat } from '../../ui/index.ts';
import { mayForget, usePreparedImport } from '../preparedImport/index.ts';
import styles from './ChapterPage.module.css';

/** How large the chapter's file is; where that pays, it can be made smaller here. */
export const FileSize = ({ chapter }: { chapter: OpenChapter }) => {
  const { t } = useTranslation('chapter');
  const format = useFormat();
  const compact = useCommand('chapter.compact');
  const prepared = usePreparedImport();
  const start = async (): Promise<void> => {
    if (!(await mayForget('rewriting'))) return;
    // The chapter stays open for the window, but what was prepared with its file does not.
    prepared.forget();
    await compact.run({});
  };
  const megabytes = (bytes: number): string => format.number(Math.ceil(bytes / 2 ** 20));
  return (
    <>
      <p className={styles.hint}>{t('file.size', { size: megabytes(chapter.fileSize) })}</p>
      {compact.isRunning ? (
        <ProgressBar label={t('file.compacting')} progress={compact.progress} />
      ) : (
        chapter.reclaimable > 0 && (
          <div className={styles.row}>
            <Button onPress={() => void start()}>{t('file.compact')}</Button>
            <span className={styles.hint}>
              {t('file.compactHint', { size: megabytes(chapter.reclaimable) })}
            </span>
          </div>
        )
      )}
      <ErrorText error={compact.error} />
    </>
  );
};
