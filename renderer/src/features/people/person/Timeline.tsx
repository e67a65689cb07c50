import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/contract/people.ts';
import { useCommand } from '../../../client/index.ts';
import { Button, ErrorText, useFormat, whoKey } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';
import { Section } from './Section.tsx';
import { useTimelineSentence } from './timelineSentence.ts';
import { useChangeLines } from './useChangeLines.ts';

/** What happened with this person, newest first. */
export const Timeline = ({
  entries,
  children,
}: {
  entries: readonly TimelineEntry[];
  /** What can be added, above the entries. */
  children?: ReactNode;
}) => {
  const { t } = useTranslation(['timeline', 'people']);
  const format = useFormat();
  const sentence = useTimelineSentence();
  const changeLines = useChangeLines();
  return (
    <Section title={t('people:panel.timeline')}>
      {children}
      <ol className={styles.timeline}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {sentence(entry)}
            {changeLines(entry).map((line, index) => (
              <span key={index} className={styles.change}>
                {line}
              </span>
            ))}
            <small>
              {t(`by.${whoKey(entry)}`, { at: format.instant(entry.at), name: entry.by ?? '' })}
            </small>
            {entry.kind === 'merged' && (
              <UnmergeButton recordId={String(entry.params['recordId'])} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
};

const UnmergeButton = ({ recordId }: { recordId: string }) => {
  const { t } = useTranslation('duplicates');
  const unmerge = useCommand('duplicates.unmerge');
  return (
    <>
      <Button variant="link" size="small" onPress={() => void unmerge.run({ recordId })}>
        {t('unmerge')}
      </Button>
      <ErrorText error={unmerge.error} />
    </>
  );
};
