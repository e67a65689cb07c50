import { useTranslation } from 'react-i18next';
import { useConnectionStatus } from '../client/index.ts';
import styles from './Screens.module.css';

/** Says that the data process is being restarted, for as long as it is. */
export const ConnectionBanner = () => {
  const { t } = useTranslation('app');
  const isReconnecting = useConnectionStatus() === 'reconnecting';
  return (
    <output>
      {isReconnecting && (
        <span className={styles.banner}>
          <strong>{t('reconnecting.title')}</strong> {t('reconnecting.text')}
        </span>
      )}
    </output>
  );
};
