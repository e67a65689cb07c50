import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand } from '../../client/index.ts';
import {
  Button,
  Card,
  ErrorText,
  showToast,
  StatusMark,
  useFormat,
  whoKey,
} from '../../ui/index.ts';
import styles from './TodayPage.module.css';

type Import = NonNullable<Output<'today.overview'>['lastImport']>;

/** The last import, and the way to take it back at any later time. */
export const LastImport = ({ lastImport }: { lastImport: Import }) => {
  const { t } = useTranslation('today');
  const format = useFormat();
  const undo = useCommand('import.undo');
  const takeBack = async (): Promise<void> => {
    const answer = await undo.run({ importId: lastImport.importId });
    if (!answer.ok) return;
    const { removed, restored, kept } = answer.value;
    const text =
      kept.length === 0
        ? t('import.done', { removed: format.number(removed), restored: format.number(restored) })
        : t('import.kept', { count: kept.length, names: format.list(kept.slice(0, 5)) });
    showToast({ text });
  };
  return (
    <Card title={t('import.title')}>
      <p>{lastImport.fileName}</p>
      <p className={styles.quiet}>
        {t(`import.by.${whoKey(lastImport)}`, {
          at: format.instant(lastImport.at),
          name: lastImport.by ?? '',
        })}
        {' · '}
        {t('import.added', { count: lastImport.added })}
        {lastImport.changed > 0 && ` · ${t('import.changed', { count: lastImport.changed })}`}
      </p>
      <div className={styles.actions}>
        {lastImport.undone ? (
          <StatusMark tone="neutral" text={t('import.undone')} />
        ) : (
          <Button size="small" onPress={() => void takeBack()} isDisabled={undo.isRunning}>
            {undo.isRunning ? t('import.undoing') : t('import.undo')}
          </Button>
        )}
      </div>
      <ErrorText error={undo.error} />
    </Card>
  );
};
