import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import { importPiles, type ImportPile } from '#shared/contract/importRows.ts';
import { StatusMark, Tabs, useFormat } from '../../ui/index.ts';
import { Pile } from './Pile.tsx';
import { Step } from './Step.tsx';
import { sharedNumbersSentence, type ImportState } from '../preparedImport/index.ts';
import styles from './Import.module.css';

/** What will happen, in four piles, before anything is written. */
export const PreviewStep = ({ state, session }: { state: ImportState; session: ImportSession }) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { committing, decide } = state;
  const { sharedNumbers } = session;
  const [chosen, setChosen] = useState<ImportPile>();
  const filled = importPiles.find((pile) => session.counts[pile] > 0);
  const selected = chosen ?? filled ?? 'new';
  return (
    <Step
      number={3}
      title={t('preview.title')}
      summary={committing.isRunning ? undefined : t('preview.nothingYet')}
    >
      {sharedNumbers.count > 0 && (
        <p className={styles.notice}>
          <StatusMark tone="warn" text={sharedNumbersSentence({ t, format }, sharedNumbers)} />
        </p>
      )}
      <Tabs
        label={t('preview.piles')}
        selected={selected}
        onSelect={setChosen}
        tabs={importPiles.map((pile) => ({
          id: pile,
          label: t(`pile.${pile}`),
          count: format.number(session.counts[pile]),
          content: <Pile session={session} pile={pile} onDecide={decide} />,
        }))}
      />
    </Step>
  );
};
