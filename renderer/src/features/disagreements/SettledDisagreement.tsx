import { useTranslation } from 'react-i18next';
import type { DisagreementEntry } from '#shared/contract/disagreements.ts';
import { useCommand } from '../../client/index.ts';
import { Button, ErrorText } from '../../ui/index.ts';
import { SubjectLink } from './SubjectLink.tsx';
import { useWords } from './useWords.ts';
import styles from './Disagreements.module.css';

/** One that needed nobody, and the way to have it otherwise. */
export const SettledDisagreement = ({ entry }: { entry: DisagreementEntry }) => {
  const { t } = useTranslation('disagreements');
  const words = useWords();
  const take = useCommand('disagreements.take');
  const { kind } = entry;
  const label = kind === 'value' ? t('takeOther') : t(`takeLabel.${kind}`);
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <span>
          <SubjectLink entry={entry} /> · {words.field(entry)}
        </span>
        <span>
          {t(`settled.${kind}`, {
            shown: words.value(entry, entry.shown),
            other: words.value(entry, entry.other),
          })}
        </span>
        {entry.other.at !== undefined && (
          <span className={styles.who}>{words.who(entry.other)}</span>
        )}
        <ErrorText error={take.error} />
      </div>
      <Button
        size="small"
        onPress={() => void take.run({ id: entry.id })}
        isDisabled={take.isRunning}
        aria-label={`${words.about(entry)}: ${label}`}
      >
        {label}
      </Button>
    </li>
  );
};
