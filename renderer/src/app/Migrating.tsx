import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../ui/index.ts';
import styles from './Screens.module.css';

/** While the documents of an earlier version are brought to their present form. */
export const Migrating = ({ progress }: { progress: { done: number; total: number } }) => {
  const { t } = useTranslation('chapter');
  return (
    <main className={styles.opening}>
      <ProgressBar label={t('file.migrating')} progress={progress} />
      <p>{t('file.migratingHint')}</p>
    </main>
  );
};
