import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { useFormat } from './format.ts';
import type { Tone } from './Tag.tsx';

/** How sync is put into words, the same everywhere. */
interface SyncWords {
  /** A few words for a line: "3 changes waiting". */
  status(status: Pick<SyncStatus, 'phase' | 'refused'>): string;
  /** What that means for the person. */
  explanation(status: Pick<SyncStatus, 'phase' | 'refused'>): string;
  tone(status: SyncStatus): Tone;
}

/** {@link SyncWords} in the language of the screen. */
export const useSyncWords = (): SyncWords => {
  const { t } = useTranslation('sync');
  const format = useFormat();
  return useMemo(
    () => ({
      status: ({ phase, refused }) => {
        if (phase.name === 'up-to-date' && refused > 0) {
          return t('phase.refused', { count: refused });
        }
        switch (phase.name) {
          case 'waiting':
            return t('phase.waiting', { count: phase.count });
          case 'fetching':
            return t('phase.fetching', {
              done: format.number(phase.done),
              total: format.number(phase.total),
            });
          case 'offline':
            return t('phase.offline', { when: format.clock(phase.since) });
          default:
            return t(`phase.${phase.name}`);
        }
      },
      explanation: ({ phase, refused }) => {
        if (phase.name === 'up-to-date' && refused > 0) return t('explain.refused');
        switch (phase.name) {
          case 'offline':
            return t(`explain.offline.${phase.reason}`, { when: format.clock(phase.nextTry) });
          case 'needs-sign-in':
            return t(`explain.needs-sign-in.${phase.reason}`);
          case 'needs-you':
            return t(`failSafe.reason.${phase.reason}`);
          default:
            return t(`explain.${phase.name}`);
        }
      },
      tone: ({ phase, refused }) => {
        if (phase.name === 'needs-you') return 'bad';
        if (phase.name === 'needs-sign-in' || phase.name === 'offline' || refused > 0) {
          return 'warn';
        }
        return phase.name === 'up-to-date' ? 'ok' : 'neutral';
      },
    }),
    [t, format],
  );
};
