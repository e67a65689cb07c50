import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/index.ts';
import { moveColumn, setColumnLayout, useColumnLayout } from './columnLayout.ts';
import { useColumnNames } from './rosterColumns.tsx';

/** Changes of the columns from the grid's header. */
export const useLayoutKeys = () => {
  const { t } = useTranslation('roster');
  const nameOf = useColumnNames();
  return useMemo(() => {
    const find = (id: string) => useColumnLayout.getState().shown.find((column) => column === id);
    return {
      resize: (id: string, width: number): void => {
        const column = find(id);
        const layout = useColumnLayout.getState();
        if (column === undefined) return;
        setColumnLayout({ ...layout, widths: { ...layout.widths, [column]: width } });
        const now = useColumnLayout.getState().widths[column] ?? width;
        announce(t('columns.resized', { column: nameOf(column), width: now }));
      },
      move: (id: string, by: -1 | 1): void => {
        const column = find(id);
        if (column === undefined) return;
        const moved = moveColumn(useColumnLayout.getState(), column, by);
        setColumnLayout(moved);
        const position = moved.shown.indexOf(column) + 1;
        announce(t('columns.moved', { column: nameOf(column), position }));
      },
    };
  }, [t, nameOf]);
};
