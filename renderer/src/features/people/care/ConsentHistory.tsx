import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand } from '../../../client/index.ts';
import { Button, ErrorText, useFormat, whoKey } from '../../../ui/index.ts';
import styles from './Care.module.css';

type Entry = Output<'people.consents'>['purposes'][number]['history'][number];

/** What was recorded for one purpose, newest first. The first entry is the one that counts. */
export const ConsentHistory = ({ entries }: { entries: readonly Entry[] }) => {
  const { t } = useTranslation('care');
  const format = useFormat();
  const retract = useCommand('people.retractRecord');
  if (entries.length === 0) return <p className={styles.quiet}>{t('consent.none')}</p>;
  return (
    <>
      <ol className={styles.history}>
        {entries.map((entry, index) => (
          <li key={entry._id}>
            <strong>{t(`state.${entry.state}`)}</strong> {format.instant(entry.at)}
            <Proof entry={entry} />
            {index === 0 && (
              <Button
                variant="link"
                size="small"
                onPress={() => void retract.run({ recordId: entry._id })}
              >
                {t('consent.retract')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <ErrorText error={retract.error} />
    </>
  );
};

const Proof = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation('care');
  const format = useFormat();
  const { channel, basis, textVersion, expires, guardian, doneBy } = entry;
  const facts = [
    channel !== undefined && t(`channel.${channel}`, { defaultValue: channel }),
    basis !== undefined && basis !== 'consent' && t(`basis.${basis}`, { defaultValue: basis }),
    textVersion !== undefined && t('consent.text', { text: textVersion }),
    expires !== undefined && t('consent.until', { day: format.day(expires) }),
    guardian !== undefined &&
      (guardian.relation === undefined
        ? t('consent.guardianLine', { name: guardian.name })
        : t('consent.guardianLineRelation', {
            name: guardian.name,
            relation: guardian.relation,
          })),
    t(`consent.by.${whoKey(doneBy)}`, { name: doneBy.by ?? '' }),
  ].filter((fact) => fact !== false);
  return <small>{facts.join(' · ')}</small>;
};
