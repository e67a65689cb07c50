import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/index.ts';
import { Card, href, LinkButton, paths } from '../../ui/index.ts';
import styles from './Disagreements.module.css';

/** For the Today page: how many wait for a person. Nothing while there are none. */
export const DisagreementsCard = () => {
  const { t } = useTranslation('disagreements');
  const { value } = useLiveQuery('disagreements.open', {});
  if (value === undefined || value.total === 0) return null;
  return (
    <Card title={t('today.title')}>
      <p>{t('today.text', { count: value.total })}</p>
      <div className={styles.cardAction}>
        <LinkButton href={href(paths.disagreements)}>{t('today.action')}</LinkButton>
      </div>
    </Card>
  );
};
