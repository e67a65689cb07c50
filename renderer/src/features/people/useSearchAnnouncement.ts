import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/index.ts';
import type { Roster } from './useRoster.ts';

/** Says how many were found once typing pauses. */
export const useSearchAnnouncement = (roster: Roster): void => {
  const { t } = useTranslation('people');
  const { search, isStale } = roster;
  const isEverything = search.trim() === '' && roster.filter.length === 0;
  const question = isEverything ? '' : JSON.stringify([search, roster.filter]);
  // Showing everyone is only said when somebody was left out before.
  const said = useRef('');
  const found = roster.data.total;
  useEffect(() => {
    if (isStale || (question === '' && said.current === '')) return;
    said.current = question;
    const timer = window.setTimeout(() => announce(t('found', { count: found })), announceAfter);
    return () => window.clearTimeout(timer);
  }, [t, question, isStale, found]);
};

const announceAfter = 600;
