import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterRow } from '#shared/contract/people.ts';
import type { GridColumn } from '../../ui/index.ts';
import styles from './PeoplePage.module.css';
import type { Selection } from './useSelection.ts';

/** The first column: a box to select the row with a pointer (the keyboard has the space key). */
export const useSelectColumn = ({ toggle }: Selection): GridColumn<RosterRow> => {
  const { t } = useTranslation('roster');
  return useMemo(
    () => ({
      id: 'select',
      header: t('select.column'),
      isHeaderHidden: true,
      width: '2.75rem',
      isFixed: true,
      render: (row, { isSelected }) => (
        <label className={styles.selectCell}>
          <input
            type="checkbox"
            tabIndex={-1}
            className={styles.select}
            aria-label={t('select.row', { name: row.fn })}
            checked={isSelected}
            onChange={() => toggle(row.id)}
          />
        </label>
      ),
    }),
    [t, toggle],
  );
};
