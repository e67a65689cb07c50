import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Screens.module.css';

/** The moment before the data process has answered. Stays empty unless that takes noticeably long. */
export const Opening = () => {
  const { t } = useTranslation('app');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), 700);
    return () => window.clearTimeout(timer);
  }, []);
  return <div className={styles.opening}>{isLong && <output>{t('opening')}</output>}</div>;
};
