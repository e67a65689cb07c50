import { useCallback, useEffect, useRef, useState } from 'react';
import type { BackupSource } from '#shared/contract/backup.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { clearUndo, useCommand, useDataClient, type Progress } from '../../client/index.ts';
import { mayForget } from '../preparedImport/index.ts';
import { sendFile } from './transfer.ts';

/** What is to be restored: a backup of the chapter's folder, or a file that a person chose. */
export type Chosen =
  { readonly kind: 'backup'; readonly id: string } | { readonly kind: 'file'; readonly file: File };

/** What happens with a backup: in place of the open chapter, of the damaged one, or beside them. */
export type Restoring = 'this' | 'recover' | 'new';

/** An error of a restore; `unreadable` is the person's own file that cannot be read. */
export type RestoreError = AppError | { readonly code: 'unreadable' };

type Stage =
  | { readonly kind: 'sending'; readonly progress?: Progress }
  | { readonly kind: 'reading'; readonly source: BackupSource }
  | { readonly kind: 'passphrase'; readonly source: BackupSource }
  | {
      readonly kind: 'preview';
      readonly source: BackupSource;
      readonly look: Output<'backup.inspect'>;
    }
  | { readonly kind: 'failed'; readonly error: RestoreError };

/** The way of a backup from the choice to the restored chapter. */
export const useRestore = (chosen: Chosen) => {
  const client = useDataClient();
  const inspect = useCommand('backup.inspect');
  const restore = useCommand('backup.restore');
  const recover = useCommand('chapter.recover');
  const [stage, setStage] = useState<Stage>({ kind: 'sending' });
  const upload = useRef<string>(undefined);
  const { run: runInspect } = inspect;

  const look = useCallback(
    async (source: BackupSource, passphrase?: string): Promise<void> => {
      setStage({ kind: 'reading', source });
      const input = passphrase === undefined ? { source } : { source, passphrase };
      const answer = await runInspect(input);
      if (answer.ok) setStage({ kind: 'preview', source, look: answer.value });
      else if (asksPassphrase(answer.error)) setStage({ kind: 'passphrase', source });
      else setStage({ kind: 'failed', error: answer.error });
    },
    [runInspect],
  );

  useEffect(() => {
    const state = { left: false };
    const begin = async (): Promise<void> => {
      if (chosen.kind === 'backup') return look(chosen);
      const sent = await sendFile(chosen.file, {
        client,
        onProgress: (progress) => !state.left && setStage({ kind: 'sending', progress }),
      });
      if (!sent.ok) {
        if (!state.left) setStage({ kind: 'failed', error: sent.error });
        return;
      }
      upload.current = sent.value;
      if (state.left) await client.command('backup.discard', { transfer: sent.value });
      else await look({ kind: 'upload', upload: sent.value });
    };
    void begin();
    return () => {
      state.left = true;
      if (upload.current === undefined) return;
      void client.command('backup.discard', { transfer: upload.current });
    };
  }, [chosen, client, look]);

  const run = async (how: Restoring): Promise<boolean> => {
    if (stage.kind !== 'preview' || !(await mayForget('chapter'))) return false;
    const { source } = stage;
    const answer = await (how === 'recover'
      ? recover.run({ source })
      : restore.run({ source, as: how }));
    if (answer.ok) clearUndo();
    return answer.ok;
  };

  return {
    stage,
    error: inspect.error?.code === 'backup-passphrase-needed' ? undefined : inspect.error,
    runError: restore.error ?? recover.error,
    isRunning: restore.isRunning || recover.isRunning,
    progress: restore.progress ?? recover.progress,
    givePassphrase: (passphrase: string) =>
      stage.kind === 'passphrase' ? look(stage.source, passphrase) : Promise.resolve(),
    run,
  };
};

const asksPassphrase = ({ code }: AppError): boolean =>
  code === 'backup-passphrase-needed' || code === 'backup-passphrase-wrong';
