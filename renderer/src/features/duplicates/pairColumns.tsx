import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '#shared/contract/duplicates.ts';
import type { PersonLine } from '#shared/contract/people.ts';
import { PersonName, StatusMark, useFormat, type GridColumn, type Tone } from '../../ui/index.ts';
import styles from './Duplicates.module.css';
import { Reasons } from './Reasons.tsx';

/** The columns of the list of pairs. */
export const usePairColumns = (): readonly GridColumn<DuplicatePair>[] => {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'pair',
        header: t('column.pair'),
        width: 'minmax(13rem, 3fr)',
        render: ({ a, b }) => (
          <span className={styles.pair}>
            <Line person={a} />
            <Line person={b} />
          </span>
        ),
      },
      {
        id: 'reasons',
        header: t('column.reasons'),
        width: 'minmax(12rem, 3fr)',
        render: ({ reasons }) => (
          <span className={styles.why}>
            <Reasons reasons={reasons} />
          </span>
        ),
      },
      {
        id: 'score',
        header: t('column.score'),
        width: '8.5rem',
        render: ({ score }) => (
          <StatusMark
            tone={toneOf(score)}
            text={t(`likely.${likelyOf(score)}`, { score: format.number(score) })}
          />
        ),
      },
    ],
    [t, format],
  );
};

const Line = ({ person }: { person: PersonLine }) => (
  <span className={styles.line}>
    <PersonName person={person} />
    {(person.organisation ?? person.city) !== undefined && (
      <span className={styles.quiet}>{person.organisation ?? person.city}</span>
    )}
  </span>
);

const likelyOf = (score: number): 'very' | 'probably' | 'maybe' =>
  score >= 85 ? 'very' : score >= 65 ? 'probably' : 'maybe';

const toneOf = (score: number): Tone => (score >= 85 ? 'accent' : 'neutral');
