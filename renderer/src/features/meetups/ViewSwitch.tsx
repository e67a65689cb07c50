import { CalendarDays, List } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MeetupsView } from './useMeetupsView.ts';
import styles from './Meetups.module.css';

const icons = { list: List, month: CalendarDays } as const;

/** Chooses between the list by year and the month. */
export const ViewSwitch = (props: { view: MeetupsView; onChange: (view: MeetupsView) => void }) => {
  const { t } = useTranslation('meetups');
  return (
    <ToggleButtonGroup
      aria-label={t('view.label')}
      className={styles.switch ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.view]}
      onSelectionChange={(keys) => props.onChange(keys.has('month') ? 'month' : 'list')}
    >
      {(['list', 'month'] as const).map((id) => {
        const Icon = icons[id];
        return (
          <ToggleButton key={id} id={id} className={styles.switchButton ?? ''}>
            <Icon size={15} aria-hidden />
            {t(`view.${id}`)}
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
};
