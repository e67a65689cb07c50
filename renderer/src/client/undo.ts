import { create } from 'zustand';
import { contract, type CommandName } from '#shared/contract/index.ts';
import { undoableSchema, type Undo } from '#shared/contract/undo.ts';
import { mentions } from '#shared/domain/erasure/scrub.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { appError } from '#shared/contract/errors.ts';
import type { DataClient } from './dataClient.ts';
import { onForgetPeople } from './forgetPeople.ts';

/** What can be taken back and done again, newest last. */
export interface UndoState {
  readonly past: readonly Undo[];
  readonly future: readonly Undo[];
}

/** The one undo history of this window. */
export const useUndoStore = create<UndoState>(() => ({ past: [], future: [] }));

const longestHistory = 200;

/** Remembers how to take a command back; what was undone before can no longer be done again. */
export const pushUndo = (undo: Undo): void =>
  useUndoStore.setState(({ past }) => ({
    past: [...past, undo].slice(-longestHistory),
    future: [],
  }));

/** Forgets everything, for when another chapter is opened. */
export const clearUndo = (): void => useUndoStore.setState({ past: [], future: [] });

// What was known of people who were erased may stand in an entry. A change of many goes as a whole.
onForgetPeople((ids) => {
  const others = (entries: readonly Undo[]): readonly Undo[] =>
    entries.filter((entry) => !mentions(entry, ids));
  useUndoStore.setState(({ past, future }) => ({ past: others(past), future: others(future) }));
});

/** What {@link stepBack} and {@link stepForward} did: the entry's label, or nothing to do. */
export type StepResult = Result<Undo['label'] | undefined, AppError>;

/** Takes the newest command back. The answer's own `undo` makes it possible to do it again. */
export const stepBack = async (client: DataClient): Promise<StepResult> => {
  const undo = useUndoStore.getState().past.at(-1);
  if (undo === undefined) return ok(undefined);
  useUndoStore.setState(({ past }) => ({ past: past.filter((entry) => entry !== undo) }));
  const inverse = await sendUndo(client, undo);
  if (!inverse.ok) return inverse;
  const redo = inverse.value;
  if (redo !== undefined) {
    useUndoStore.setState(({ future }) => ({
      future: [...future, { ...redo, label: undo.label }],
    }));
  }
  return ok(undo.label);
};

/** Takes one particular command back, wherever it stands in the history; nothing when it does not any more. */
export const stepBackTo = async (client: DataClient, undo: Undo): Promise<StepResult> => {
  if (!useUndoStore.getState().past.includes(undo)) return ok(undefined);
  useUndoStore.setState(({ past }) => ({
    past: [...past.filter((entry) => entry !== undo), undo],
  }));
  return stepBack(client);
};

/** Does again what was taken back last. */
export const stepForward = async (client: DataClient): Promise<StepResult> => {
  const redo = useUndoStore.getState().future.at(-1);
  if (redo === undefined) return ok(undefined);
  useUndoStore.setState(({ future }) => ({ future: future.filter((entry) => entry !== redo) }));
  const inverse = await sendUndo(client, redo);
  if (!inverse.ok) return inverse;
  const undo = inverse.value;
  if (undo !== undefined) {
    useUndoStore.setState(({ past }) => ({ past: [...past, { ...undo, label: redo.label }] }));
  }
  return ok(redo.label);
};

const sendUndo = async (
  client: DataClient,
  undo: Undo,
): Promise<Result<Undo | undefined, AppError>> => {
  const { name, payload } = undo.command;
  if (!isCommandName(name)) return err(appError('invalid-request'));
  const input = contract[name].input.safeParse(payload);
  if (!input.success) return err(appError('invalid-request'));
  const answer = await client.command(name, input.data);
  if (!answer.ok) return answer;
  const undoable = undoableSchema.safeParse(answer.value);
  return ok(undoable.success ? undoable.data.undo : undefined);
};

const isCommandName = (name: string): name is CommandName =>
  Object.hasOwn(contract, name) && contract[name as CommandName].kind === 'command';
