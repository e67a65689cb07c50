import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisagreementEntry, DisagreementSide } from '#shared/contract/disagreements.ts';
import { useCommand } from '../../client/index.ts';
import { Button, Card, ErrorText } from '../../ui/index.ts';
import { SubjectLink } from './SubjectLink.tsx';
import { useWords } from './useWords.ts';
import styles from './Disagreements.module.css';

/** One question: what shows now, or the other value? */
export const OpenDisagreement = ({ entry }: { entry: DisagreementEntry }) => {
  const { t } = useTranslation('disagreements');
  const words = useWords();
  const question = useId();
  const keep = useCommand('disagreements.keep');
  const take = useCommand('disagreements.take');
  const isRunning = keep.isRunning || take.isRunning;
  const shown = words.value(entry, entry.shown);
  const other = words.value(entry, entry.other);
  return (
    <Card>
      <div role="group" aria-labelledby={question} className={styles.question}>
        <SubjectLink entry={entry} />
        <h2 id={question} className={styles.sentence}>
          {t('question', {
            field: words.field(entry),
            shown: shorten(shown),
            other: shorten(other),
          })}
        </h2>
        <div className={styles.sides}>
          <Side title={t('shows')} text={shown} side={entry.shown}>
            <Button
              onPress={() => void keep.run({ id: entry.id })}
              isDisabled={isRunning}
              aria-label={t('keep', { value: shorten(shown) })}
            >
              {t('keepLong')}
            </Button>
          </Side>
          <Side title={t('other')} text={other} side={entry.other}>
            <Button
              onPress={() => void take.run({ id: entry.id })}
              isDisabled={isRunning}
              aria-label={t('take', { value: shorten(other) })}
            >
              {t('takeLong')}
            </Button>
          </Side>
        </div>
        <ErrorText error={keep.error ?? take.error} />
      </div>
    </Card>
  );
};

const Side = (props: {
  title: string;
  text: string;
  side: DisagreementSide;
  children: React.ReactNode;
}) => {
  const words = useWords();
  return (
    <div className={styles.side}>
      <span className={styles.title}>{props.title}</span>
      <span className={styles.value}>{props.text}</span>
      <span className={styles.who}>{words.who(props.side)}</span>
      {props.children}
    </div>
  );
};

// The whole of a long text stands below the sentence.
const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
