import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/contract/people.ts';
import { useCommand } from '../../../client/index.ts';
import { Button, ErrorText, useFormat } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';
import { Section } from './Section.tsx';

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
  return (
    <Section title={t('people:panel.timeline')}>
      {children}
      <ol className={styles.timeline}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {timelineSentence(t, format.list, entry)}
            <small>{format.instant(entry.at)}</small>
            {entry.kind === 'merged' && (
              <UnmergeButton recordId={String(entry.params['recordId'])} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
};

const timelineSentence = (
  t: TFunction<['timeline', 'people']>,
  list: (items: readonly string[]) => string,
  { kind, params }: TimelineEntry,
): string => {
  const text = (name: string): string => String(params[name] ?? '');
  switch (kind) {
    case 'edited': {
      const fields = text('fields')
        .split(',')
        .map((field) => t(`people:field.${field}`, { defaultValue: field }));
      return t('edited', { fields: list(fields) });
    }
    case 'consent':
      return t('consent', {
        purpose: t(`purpose.${text('purpose')}`, { defaultValue: text('purpose') }),
        state: t(`state.${text('state')}`, { defaultValue: text('state') }),
      });
    case 'reply':
      return t('reply', {
        meetup: text('meetup'),
        reply: t(`partstat.${text('partstat')}`, { defaultValue: text('partstat') }),
      });
    default:
      return t(kind, { ...params });
  }
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
