import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '#shared/contract/duplicates.ts';
import { useFormat } from '../../ui/index.ts';

/** Why two people may be one, as a sentence: what agrees, then what speaks against. */
export const Reasons = ({ reasons }: { reasons: DuplicatePair['reasons'] }) => {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const texts = (wanted: (points: number) => boolean): string[] =>
    reasons.filter(({ points }) => wanted(points)).map(({ kind }) => t(`reason.${kind}`));
  const against = texts((points) => points < 0);
  const sentence = format.list(texts((points) => points >= 0));
  return against.length === 0 ? sentence : t('but', { sentence, against: format.list(against) });
};
