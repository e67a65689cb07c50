import { useState } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { useTranslation } from 'react-i18next';
import { useCommand, useUndoStore } from '../../client/index.ts';
import { announce } from '../../ui/index.ts';

/** Takes an import back and keeps what came of it. */
export const useUndoImport = () => {
  const { t } = useTranslation('import');
  const command = useCommand('import.undo');
  const [result, setResult] = useState<Output<'import.undo'>>();
  const run = async (importId: string): Promise<void> => {
    const answer = await command.run({ importId });
    if (!answer.ok) return;
    const { removed } = answer.value;
    setResult(answer.value);
    forgetInHistory(importId);
    announce(t('undo.removed', { count: removed, number: removed }), 'polite');
  };
  return { command, result, run };
};

// Taken back here, it is nothing that Ctrl Z could take back again.
const forgetInHistory = (importId: string): void =>
  useUndoStore.setState(({ past }) => ({
    past: past.filter(({ command }) => {
      const { payload } = command;
      const isThis =
        typeof payload === 'object' &&
        payload !== null &&
        'importId' in payload &&
        payload.importId === importId;
      return command.name !== 'import.undo' || !isThis;
    }),
  }));
