import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { announce, DateField, useFormat } from '../../../ui/index.ts';
import { useRowName, ValueText } from './EditableRow.tsx';
import { hasLeft } from './hasLeft.ts';
import styles from './PersonPanel.module.css';
import type { SavePatch } from './types.ts';

/** Until when the person is a minor; saved when the field is left or with Enter. */
export const MinorRow = ({ until, save }: { until: string | undefined; save: SavePatch }) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>();
  const [problem, setProblem] = useState<string>();
  const text = until === undefined ? '' : format.day(until);
  const name = useRowName(t('field.minorUntil'), text);
  const finish = async (): Promise<void> => {
    const refused =
      draft === (until ?? null) ? undefined : await save({ minorUntil: draft ?? null });
    setProblem(refused);
    if (refused !== undefined) return;
    setDraft(undefined);
    if (draft !== (until ?? null)) announce(t('panel.saved', { field: t('field.minorUntil') }));
  };
  return (
    <div className={styles.fact}>
      <dt>{t('field.minorUntil')}</dt>
      <dd>
        {draft === undefined ? (
          <Button
            className={styles.value ?? ''}
            aria-label={name}
            onPress={() => setDraft(until ?? null)}
          >
            <ValueText value={text} />
          </Button>
        ) : (
          <div
            onBlur={(event) => hasLeft(event) && void finish()}
            onKeyDownCapture={(event) => {
              if (event.key === 'Enter') void finish();
              if (event.key !== 'Escape') return;
              event.preventDefault();
              setDraft(undefined);
            }}
          >
            <DateField
              label={t('field.minorUntil')}
              labelHidden
              value={draft}
              onChange={setDraft}
              error={problem}
              autoFocus
            />
          </div>
        )}
      </dd>
    </div>
  );
};
