import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterRow } from '#shared/contract/people.ts';
import type { GridColumn } from '../../ui/index.ts';
import styles from './PeoplePage.module.css';
import type { Selection } from './useSelection.ts';

/** The first column: a box to select the row with a pointer (the keyboard has the space key). */
export const useSelectColumn = ({ toggle }: Selection): GridColumn<RosterRow> => {
  const { t } = useTranslation('roster');
  return useMemo(() => {
    const [before = '', after = ''] = t('select.row', { name: namePlace }).split(namePlace);
    return {
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
            aria-label={`${before}${row.fn}${after}`}
            checked={isSelected}
            onChange={() => toggle(row.id)}
          />
        </label>
      ),
    };
  }, [t, toggle]);
};

// Looking the label up takes longer than drawing the box, so it is done once and the name put in.
const namePlace = '\u{FFFC}';
