import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/index.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import type { Chosen } from './useRestore.ts';

/** Opens a backup file as a chapter of its own: the way onto a new computer. */
export const OpenBackupFile = () => {
  const { t } = useTranslation('chapter');
  const [chosen, setChosen] = useState<Chosen>();
  return (
    <>
      <FileTrigger
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) setChosen({ kind: 'file', file });
        }}
      >
        <Button variant="link">{t('backup.openFile')}</Button>
      </FileTrigger>
      {chosen !== undefined && (
        <RestoreDialog
          chosen={chosen}
          how="new"
          chapterName=""
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
};
