import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { CommandName, Input, Output } from '#shared/contract/index.ts';
import { undoableSchema, type Undo } from '#shared/contract/undo.ts';
import type { Result } from '#shared/result.ts';
import { useDataClient } from './ClientContext.tsx';
import type { CommandOptions, DataClient, Progress } from './dataClient.ts';
import { pushUndo } from './undo.ts';

/** Told about every undoable command that succeeded (the frame shows the undo toast). */
export type UndoListener = (undo: Undo) => void;

const undoListeners = new Set<UndoListener>();

/** Listens for undoable commands that succeeded; returns how to stop. */
export const onUndoable = (listener: UndoListener): (() => void) => {
  undoListeners.add(listener);
  return () => undoListeners.delete(listener);
};

/** What {@link runCommand} takes. */
export interface RunOptions<Name extends CommandName> extends CommandOptions {
  readonly client: DataClient;
  readonly name: Name;
  readonly input: Input<Name>;
}

/**
 * Runs a command, remembers the `undo` of its answer and shows the undo toast. Use this (or
 * {@link useCommand}) for everything a person does.
 */
export const runCommand = async <Name extends CommandName>({
  client,
  name,
  input,
  ...options
}: RunOptions<Name>): Promise<Result<Output<Name>, AppError>> => {
  const answer = await client.command(name, input, options);
  if (!answer.ok) return answer;
  const undoable = undoableSchema.safeParse(answer.value);
  if (undoable.success && undoable.data.undo !== undefined) {
    const { undo } = undoable.data;
    pushUndo(undo);
    for (const listener of undoListeners) listener(undo);
  }
  return answer;
};

/** What {@link useCommand} returns. */
export interface Command<Name extends CommandName> {
  readonly run: (input: Input<Name>) => Promise<Result<Output<Name>, AppError>>;
  readonly isRunning: boolean;
  /** Of the running command, if it reports any. */
  readonly progress: Progress | undefined;
  /** Asks the running command to stop. */
  readonly cancel: () => void;
  /** Why the last run failed; cleared by the next run. */
  readonly error: AppError | undefined;
  readonly clearError: () => void;
}

/** A command with its state, for buttons and forms. Leaving the page does not stop it. */
export const useCommand = <Name extends CommandName>(name: Name): Command<Name> => {
  const client = useDataClient();
  const [running, setRunning] = useState(0);
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<AppError>();
  const abort = useRef<AbortController>(undefined);
  const mounted = useMounted();

  const run = useCallback(
    async (input: Input<Name>) => {
      const controller = new AbortController();
      abort.current = controller;
      setRunning((count) => count + 1);
      setError(undefined);
      const answer = await runCommand({
        client,
        name,
        input,
        signal: controller.signal,
        onProgress: (next) => mounted.current && setProgress(next),
      });
      if (mounted.current) {
        setRunning((count) => count - 1);
        setProgress(undefined);
        if (!answer.ok) setError(answer.error);
      }
      return answer;
    },
    [client, name, mounted],
  );

  const cancel = useCallback(() => abort.current?.abort(), []);
  const clearError = useCallback(() => setError(undefined), []);
  return { run, isRunning: running > 0, progress, cancel, error, clearError };
};

const useMounted = () => {
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return mounted;
};
