import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { importByteLimit, type ImportField, type ImportSession } from '#shared/contract/import.ts';
import { isRepeatable } from '#shared/domain/import/fields.ts';
import { useCommand, useDataClient } from '../../client/index.ts';
import { announce } from '../../ui/index.ts';

/** Where an import stands: nothing chosen, a file tried, or written. */
export type Stage =
  | { readonly kind: 'file' }
  | { readonly kind: 'preview'; readonly session: ImportSession }
  | {
      readonly kind: 'done';
      readonly session: ImportSession;
      readonly result: Output<'import.commit'>;
    };

/** Why a file did not become a preview. */
export type FileProblem = AppError | { readonly code: 'unreadable'; readonly fileName: string };

/** The import page's state and what a person can do with it. */
export const useImport = () => {
  const { t } = useTranslation('import');
  const client = useDataClient();
  const [stage, setStage] = useState<Stage>({ kind: 'file' });
  const [problem, setProblem] = useState<FileProblem>();
  const open = useCommand('import.open');
  const map = useCommand('import.map');
  const decideCommand = useCommand('import.decide');
  const commitCommand = useCommand('import.commit');

  const session = stage.kind === 'file' ? undefined : stage.session;
  const id = session?.session;
  useEffect(() => {
    if (id === undefined) return undefined;
    // Runs when another file takes its place or the page is left.
    return () => void client.command('import.discard', { session: id });
  }, [client, id]);

  const show = (next: ImportSession): void => {
    setStage({ kind: 'preview', session: next });
    announce(t('preview.announce', { ...next.counts, ask: next.counts['needs-you'] }), 'polite');
  };

  const chooseFile = async (file: File): Promise<void> => {
    setProblem(undefined);
    if (file.size > importByteLimit) {
      setProblem(appError('import-too-large', { limit: importByteLimit / (1024 * 1024) }));
      return;
    }
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) {
      setProblem({ code: 'unreadable', fileName: file.name });
      return;
    }
    const opened = await open.run({ fileName: file.name, bytes: new Uint8Array(bytes) });
    if (opened.ok) {
      show(opened.value);
    } else if (opened.error.code !== 'cancelled') {
      setProblem(opened.error);
    }
  };

  const changeField = async (column: number, field: ImportField): Promise<void> => {
    if (session === undefined) return;
    const columns = session.columns.map((entry, index) => {
      if (index === column) return { ...entry, field };
      // What a person has once comes from one column.
      const isTakenOver = entry.field === field && !isRepeatable(field);
      return isTakenOver ? { ...entry, field: 'ignore' as const } : entry;
    });
    setStage({ kind: 'preview', session: { ...session, columns } });
    const mapped = await map.run({
      session: session.session,
      fields: columns.map((entry) => entry.field),
    });
    if (mapped.ok) show(mapped.value);
    else setStage({ kind: 'preview', session });
  };

  const decide = async (
    rows: 'all' | readonly number[],
    decision: 'take' | 'leave',
  ): Promise<void> => {
    if (session === undefined) return;
    const decided = await decideCommand.run({
      session: session.session,
      rows: rows === 'all' ? rows : [...rows],
      decision,
    });
    if (decided.ok) show(decided.value);
  };

  const commit = async (): Promise<void> => {
    if (session === undefined) return;
    const done = await commitCommand.run({ session: session.session });
    if (!done.ok) return;
    const { added } = done.value;
    setStage({ kind: 'done', session, result: done.value });
    announce(t('done.added', { count: added, number: added }), 'polite');
  };

  const startOver = (): void => {
    setProblem(undefined);
    setStage({ kind: 'file' });
  };

  return {
    stage,
    problem,
    open,
    /** The dry run that is being made again, if one is. */
    retry: map.isRunning ? map : decideCommand.isRunning ? decideCommand : undefined,
    retryError: map.error ?? decideCommand.error,
    committing: commitCommand,
    chooseFile,
    changeField,
    decide,
    commit,
    startOver,
  };
};

/** See {@link useImport}. */
export type ImportState = ReturnType<typeof useImport>;
