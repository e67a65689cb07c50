import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, type Action } from '../../ui/index.ts';
import type { Roster } from './useRoster.ts';

/** The actions of the roster and their keys; what they do may change while they stay. */
export const usePageActions = (page: {
  roster: Roster;
  personId: string | undefined;
  add: () => void;
  close: () => void;
  remove: (id: string) => void;
  filter: () => void;
  clearSelection: () => void;
  isSelecting: boolean;
}): void => {
  const { t } = useTranslation(['people', 'roster']);
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  });
  const isOpen = page.personId !== undefined;
  const { isSelecting } = page;
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'add-person', label: t('add'), shortcut: 'n', run: () => latest.current.add() },
      {
        id: 'filter-people',
        label: t('roster:filter.title'),
        shortcut: 'f',
        run: () => latest.current.filter(),
      },
      {
        id: 'delete-person',
        label: t('action.delete'),
        shortcut: 'delete',
        run: () => {
          const { personId, roster, remove } = latest.current;
          const id = personId ?? roster.activeRow?.id;
          if (id !== undefined) remove(id);
        },
      },
      ...(isOpen
        ? [
            {
              id: 'close-person',
              label: t('action.close'),
              shortcut: 'escape',
              isHidden: true,
              run: () => latest.current.close(),
            },
          ]
        : isSelecting
          ? [
              {
                id: 'clear-selection',
                label: t('roster:select.none'),
                shortcut: 'escape',
                run: () => latest.current.clearSelection(),
              },
            ]
          : []),
    ],
    [t, isOpen, isSelecting],
  );
  useActions(actions);
};
