import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/index.ts';
import { graveWarnings, type Outcome } from './outcome.ts';

/** The words of an outcome: the large one, and what stands under the name. */
export interface OutcomeTexts {
  readonly word: string;
  readonly note: readonly string[];
}

/** Puts outcomes into words. */
export const useOutcomeTexts = (): ((outcome: Outcome) => OutcomeTexts) => {
  const { t } = useTranslation('door');
  const format = useFormat();
  return useCallback(
    (outcome) => {
      switch (outcome.kind) {
        case 'in': {
          const [gravest, ...others] = graveWarnings(outcome.warnings);
          return {
            word: gravest === undefined ? t('outcome.in') : t(`outcome.${gravest}`),
            note: [
              ...(outcome.since === undefined
                ? []
                : [t('outcome.sinceTime', { time: format.clock(outcome.since) })]),
              ...others.map((warning) => t(`warning.${warning}`)),
              ...(outcome.isBack === true ? [t('outcome.back')] : []),
              ...(outcome.from === 'member' ? [t('outcome.member')] : []),
              ...(outcome.from === 'walk-in' ? [t('outcome.walkIn')] : []),
            ],
          };
        }
        case 'out':
          return {
            word: t('outcome.out'),
            note: outcome.wasIn ? [] : [t('outcome.notIn')],
          };
        case 'unknown-badge':
          return { word: t('outcome.unknownBadge'), note: [t('outcome.unknownBadgeNote')] };
        case 'done-again':
          return { word: t('outcome.doneAgain'), note: [] };
        case 'taken-back':
          return { word: t('outcome.takenBack'), note: [t('outcome.takenBackNote')] };
        case 'failed':
          return {
            word: t(outcome.what === 'undo' ? 'outcome.notTakenBack' : 'outcome.failed'),
            note: [],
          };
      }
    },
    [t, format],
  );
};
