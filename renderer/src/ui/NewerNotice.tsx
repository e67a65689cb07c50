import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './layout.module.css';

/** Says of something written by a newer version that it is shown only, before anybody tries to edit it. */
export const NewerNotice = () => {
  const { t } = useTranslation();
  return (
    <p role="note" className={styles.notice}>
      <Info size={15} className={styles.errorIcon} aria-hidden />
      <span>{t('app:newer')}</span>
    </p>
  );
};
