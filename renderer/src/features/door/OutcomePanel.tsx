import { Check, CircleX, TriangleAlert, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../ui/index.ts';
import { toneOf, type Outcome } from './outcome.ts';
import { useOutcomeTexts } from './useOutcomeTexts.ts';
import styles from './Outcome.module.css';

const icons = { ok: Check, warn: TriangleAlert, bad: CircleX, neutral: Undo2 };

/** What just happened, readable from two metres: colour, icon, word and name. */
export const OutcomePanel = ({ outcome }: { outcome: Outcome }) => {
  const { t } = useTranslation('door');
  const { word, note } = useOutcomeTexts()(outcome);
  const tone = toneOf(outcome);
  const Icon = icons[tone];
  const { person } = outcome;
  return (
    // Said by the live region; a second voice would only repeat it.
    <div className={styles.panel} data-tone={tone}>
      <span className={styles.icon}>
        <Icon strokeWidth={2.5} aria-hidden />
      </span>
      <p className={styles.word}>{word}</p>
      <p className={styles.name}>
        {outcome.kind !== 'unknown-badge' && (
          <bdi lang={person.lang}>{person.fn === '' ? t('gone') : person.fn}</bdi>
        )}
      </p>
      {person.latin !== undefined && person.latin !== person.fn && (
        <p className={styles.latin}>{person.latin}</p>
      )}
      {note.length > 0 && <p className={styles.note}>{note.join(' · ')}</p>}
      {outcome.kind === 'failed' && (
        <p className={styles.note}>{errorSentence(t, outcome.error)}</p>
      )}
    </div>
  );
};
