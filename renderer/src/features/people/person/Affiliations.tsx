import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/person/person.ts';
import { AffiliationDialog, type Affiliation } from './AffiliationDialog.tsx';
import styles from './PersonPanel.module.css';
import { Section } from './Section.tsx';
import type { SavePatch } from './types.ts';

/** Where the person works or studies; a click edits an entry. */
export const Affiliations = (props: { affiliations: Person['affiliations']; save: SavePatch }) => {
  const { t } = useTranslation('people');
  const { affiliations, save } = props;
  const [edited, setEdited] = useState<Affiliation | null>(null);
  return (
    <Section
      title={t('panel.affiliations')}
      add={{
        label: t('panel.addAffiliation'),
        onPress: () => setEdited({ id: crypto.randomUUID(), organisation: '', current: true }),
      }}
    >
      {affiliations.map((affiliation) => (
        <Button
          key={affiliation.id}
          className={styles.entry ?? ''}
          onPress={() => setEdited(affiliation)}
        >
          <span className={styles.entryKey}>
            {affiliation.current === true ? t('panel.current') : years(affiliation)}
          </span>
          <span className={styles.entryText}>
            {affiliation.organisation}
            <span className={styles.entryNote}>
              {[affiliation.department, affiliation.title].filter(Boolean).join(' · ')}
            </span>
          </span>
        </Button>
      ))}
      {edited !== null && (
        <AffiliationDialog
          affiliation={edited}
          isNew={!affiliations.some((entry) => entry.id === edited.id)}
          onClose={() => setEdited(null)}
          onSave={(next) =>
            save({
              affiliations: affiliations.some((entry) => entry.id === next.id)
                ? affiliations.map((entry) => (entry.id === next.id ? next : entry))
                : [...affiliations, next],
            })
          }
          onRemove={() =>
            save({ affiliations: affiliations.filter((entry) => entry.id !== edited.id) })
          }
        />
      )}
    </Section>
  );
};

const years = ({ from, to }: Affiliation): string =>
  from === undefined && to === undefined ? '' : `${from ?? ''}–${to ?? ''}`;
