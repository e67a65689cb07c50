import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useLiveQuery } from '../../../client/index.ts';
import { ErrorText, StatusMark, type Tone } from '../../../ui/index.ts';
import { Section } from '../person/Section.tsx';
import panel from '../person/PersonPanel.module.css';
import { ConsentForm } from './ConsentForm.tsx';
import { ConsentHistory } from './ConsentHistory.tsx';
import styles from './Care.module.css';

type Purpose = Output<'people.consents'>['purposes'][number];

/** The consent ledger: every purpose with what counts, how that is known, and a way to record more. */
export const ConsentSection = ({ personId }: { personId: string }) => {
  const { t } = useTranslation('care');
  const { value, error } = useLiveQuery('people.consents', { id: personId });
  const [open, setOpen] = useState<Purpose['purpose']>();
  return (
    <Section title={t('consent.title')}>
      <ErrorText error={error} />
      {value?.purposes.map((entry) => (
        <PurposeEntry
          key={entry.purpose}
          personId={personId}
          entry={entry}
          needsGuardian={value.needsGuardian}
          isOpen={open === entry.purpose}
          onOpen={(isOpen) => setOpen(isOpen ? entry.purpose : undefined)}
        />
      ))}
    </Section>
  );
};

const PurposeEntry = (props: {
  personId: string;
  entry: Purpose;
  needsGuardian: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) => {
  const { t } = useTranslation('care');
  const { entry, isOpen, onOpen } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className={isOpen ? styles.open : undefined}>
      <Button
        ref={button}
        className={panel.entry ?? ''}
        aria-expanded={isOpen}
        onPress={() => onOpen(!isOpen)}
      >
        <span className={panel.entryKey}>{t(`purpose.${entry.purpose}`)}</span>
        <StatusMark tone={tones[entry.state]} text={t(`state.${entry.state}`)} />
      </Button>
      {isOpen && (
        <div className={styles.ledger}>
          <ConsentHistory entries={entry.history} />
          <ConsentForm
            personId={props.personId}
            purpose={entry.purpose}
            needsGuardian={props.needsGuardian}
            onRecorded={() => {
              onOpen(false);
              // The form goes, and with it what had the focus.
              button.current?.focus();
            }}
          />
        </div>
      )}
    </div>
  );
};

const tones: Record<Purpose['state'], Tone> = {
  granted: 'ok',
  refused: 'bad',
  withdrawn: 'bad',
  'not-asked': 'neutral',
  expired: 'warn',
  'guardian-needed': 'warn',
};
