import { useCallback, useState } from 'react';

/** How the meetups are shown: under their years, or as pages of a calendar. */
export type MeetupsView = 'list' | 'month';

const key = 'tsudoi.meetups.view';

/** The view a person chose last on this computer. */
export const useMeetupsView = (): readonly [MeetupsView, (view: MeetupsView) => void] => {
  const [view, setView] = useState<MeetupsView>(() =>
    localStorage.getItem(key) === 'month' ? 'month' : 'list',
  );
  const choose = useCallback((next: MeetupsView): void => {
    localStorage.setItem(key, next);
    setView(next);
  }, []);
  return [view, choose];
};
