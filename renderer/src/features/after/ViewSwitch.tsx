import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/index.ts';
import styles from './After.module.css';

/** How a set of numbers is shown. */
export type View = 'chart' | 'table';

const views: readonly View[] = ['chart', 'table'];

/** Chart or table: two buttons of which one is pressed. */
export const ViewSwitch = (props: { of: string; view: View; onView: (view: View) => void }) => {
  const { t } = useTranslation('report');
  return (
    <div className={styles.switch} role="group" aria-label={`${props.of}: ${t('view.label')}`}>
      {views.map((view) => (
        <Button
          key={view}
          size="small"
          variant={props.view === view ? 'plain' : 'quiet'}
          aria-pressed={props.view === view}
          onPress={() => props.onView(view)}
        >
          {t(`view.${view}`)}
        </Button>
      ))}
    </div>
  );
};
