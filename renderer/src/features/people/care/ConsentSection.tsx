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
  const buttons = useRef(new Map<Purpose['purpose'], HTMLButtonElement>());
  return (
    <Section title={t('consent.title')}>
      <ErrorText error={error} />
      {value?.purposes.map((entry) => {
        const isOpen = open === entry.purpose;
        const purpose = t(`purpose.${entry.purpose}`);
        const state = t(`state.${entry.state}`);
        return (
          <div key={entry.purpose} className={isOpen ? styles.open : undefined}>
            <Button
              ref={(button) => {
                if (button !== null) buttons.current.set(entry.purpose, button);
              }}
              className={panel.entry ?? ''}
              aria-expanded={isOpen}
              onPress={() => setOpen(isOpen ? undefined : entry.purpose)}
            >
              <span className={panel.entryKey}>{purpose}</span>
              <StatusMark tone={tones[entry.state]} text={state} />
            </Button>
            {isOpen && (
              <div className={styles.ledger}>
                <ConsentHistory entries={entry.history} />
                <ConsentForm
                  personId={personId}
                  purpose={entry.purpose}
                  needsGuardian={value.needsGuardian}
                  onRecorded={() => {
                    setOpen(undefined);
                    // The form goes, and with it what had the focus.
                    buttons.current.get(entry.purpose)?.focus();
                  }}
                />
              </div>
            )}
          </div>
        );
      })}
    </Section>
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
