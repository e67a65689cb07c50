import { useCallback, useEffect, useRef, useState, useTransition } from 'react';
import { useTranslation } from 'react-i18next';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { importByteLimit, type ImportSession } from '#shared/contract/import.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import { isRepeatable } from '#shared/domain/import/fields.ts';
import { useCommand, useDataClient, type Progress } from '../../client/index.ts';
import { announce, useFormat } from '../../ui/index.ts';
import { sharedNumbersSentence } from './sharedNumbersSentence.ts';
import { drawPhotos } from './drawPhotos.ts';
import { mayForget, useWaitingFile } from './forgetting.ts';

/** Says what becomes of rows that need a decision, and answers whether that could be done. */
export type Decide = (decision: Omit<Input<'import.decide'>, 'session'>) => Promise<boolean>;

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

/** What was chosen or pasted, kept so that it can be read again in another way. */
interface ChosenFile {
  readonly name: string;
  readonly isPasted: boolean;
  read(): Promise<ArrayBuffer | Uint8Array<ArrayBuffer>>;
}

type Choices = Pick<Input<'import.open'>, 'encoding' | 'sheet'>;

/** An import's state and what a person can do with it. */
export const useImport = () => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const client = useDataClient();
  const [stage, setStage] = useState<Stage>({ kind: 'file' });
  const [problem, setProblem] = useState<FileProblem>();
  const [chosen, setChosen] = useState<ChosenFile>();
  const [drawing, setDrawing] = useState<{ progress: Progress; cancel: () => void }>();
  // A first preview is a lot to draw: done in slices, so that the window goes on answering.
  const [isShowing, startShowing] = useTransition();
  const open = useCommand('import.open');
  const map = useCommand('import.map');
  const decideCommand = useCommand('import.decide');
  const commitCommand = useCommand('import.commit');

  const session = stage.kind === 'file' ? undefined : stage.session;
  const id = session?.session;
  useWaitingFile(stage.kind === 'preview' ? stage.session.fileName : undefined);
  const hasDecided = session !== undefined && session.taken > 0;
  const mayForgetDecisions = async (): Promise<boolean> =>
    !hasDecided || (await mayForget('decisions'));
  useEffect(() => {
    if (id === undefined) return undefined;
    // Runs when another file takes its place or the chapter is left.
    return () => void client.command('import.discard', { session: id });
  }, [client, id]);

  const show = (next: ImportSession): void => {
    const put = (): void => setStage({ kind: 'preview', session: next });
    if (stage.kind === 'preview') put();
    else startShowing(put);
    const { sharedNumbers } = next;
    const said = [
      t('preview.announce', { ...next.counts, ask: next.counts['needs-you'] }),
      ...(sharedNumbers.count > 0 ? [sharedNumbersSentence({ t, format }, sharedNumbers)] : []),
    ];
    announce(said.join(' '), 'polite');
  };

  // What a card's picture becomes has to be known before the preview says what the card changes.
  const withPhotos = async (opened: ImportSession): Promise<ImportSession | undefined> => {
    if (opened.photosWaiting === 0) return opened;
    const abort = new AbortController();
    const cancel = (): void => abort.abort();
    const drawn = await drawPhotos(client, {
      session: opened.session,
      count: opened.photosWaiting,
      onProgress: (progress) => setDrawing({ progress, cancel }),
      signal: abort.signal,
    });
    setDrawing(undefined);
    const fields = opened.columns.map(({ field }) => field);
    const ready =
      drawn.ok && !abort.signal.aborted
        ? await map.run({ session: opened.session, fields })
        : undefined;
    if (ready?.ok === true) return ready.value;
    void client.command('import.discard', { session: opened.session });
    if (!drawn.ok) setProblem(drawn.error);
    else if (ready !== undefined) setProblem(ready.error);
    return undefined;
  };

  const openFile = async (file: ChosenFile, choices: Choices): Promise<void> => {
    setProblem(undefined);
    const bytes = await file.read().catch(() => undefined);
    if (bytes === undefined) {
      setStage({ kind: 'file' });
      setProblem({ code: 'unreadable', fileName: file.name });
      return;
    }
    const opened = await open.run({
      fileName: file.name,
      bytes: new Uint8Array(bytes),
      ...choices,
    });
    if (opened.ok) {
      const ready = await withPhotos(opened.value);
      if (ready === undefined) return;
      setChosen(file);
      show(ready);
    } else if (opened.error.code !== 'cancelled') {
      setProblem(opened.error);
    }
  };

  const chooseFile = async (file: File): Promise<void> => {
    if (file.size > importByteLimit) {
      setProblem(appError('import-too-large', { limit: importByteLimit / (1024 * 1024) }));
      return;
    }
    await openFile({ name: file.name, isPasted: false, read: () => file.arrayBuffer() }, {});
  };

  const pasteCells = useStable((text: string): void => {
    const read = async (): Promise<Uint8Array<ArrayBuffer>> => new TextEncoder().encode(text);
    void openFile({ name: t('file.pasted'), isPasted: true, read }, { encoding: 'utf-8' });
  });

  const reopen = async (choices: Choices): Promise<void> => {
    if (chosen !== undefined && (await mayForgetDecisions())) await openFile(chosen, choices);
  };

  const changeFields = async (
    fields: readonly ImportField[],
    orders: Pick<Input<'import.map'>, 'dateOrder' | 'nameOrder'> = {},
  ): Promise<void> => {
    if (session === undefined || !(await mayForgetDecisions())) return;
    const columns = session.columns.map((entry, index) => ({
      ...entry,
      field: fields[index] ?? 'ignore',
    }));
    setStage({ kind: 'preview', session: { ...session, columns } });
    const mapped = await map.run({
      session: session.session,
      fields: [...fields],
      ...orders,
    });
    if (mapped.ok) show(mapped.value);
    else setStage({ kind: 'preview', session });
  };

  const changeField = useStable((change: { column: number; field: ImportField }): void => {
    if (session === undefined) return;
    const { column, field } = change;
    const columns = session.columns.map((entry, index) => {
      if (index === column) return { ...entry, field };
      // What a person has once comes from one column.
      const isTakenOver = entry.field === field && !isRepeatable(field);
      return isTakenOver ? { ...entry, field: 'ignore' as const } : entry;
    });
    void changeFields(columns.map((entry) => entry.field));
  });

  const chooseOrder = async (
    orders: Pick<Input<'import.map'>, 'dateOrder' | 'nameOrder'>,
  ): Promise<void> => changeFields(session?.columns.map(({ field }) => field) ?? [], orders);

  const decide: Decide = useStable(async (decision): Promise<boolean> => {
    if (session === undefined) return false;
    const decided = await decideCommand.run({ session: session.session, ...decision });
    if (decided.ok) show(decided.value);
    return decided.ok;
  });

  const commit = async (): Promise<void> => {
    if (session === undefined) return;
    const done = await commitCommand.run({ session: session.session });
    if (!done.ok) return;
    const { added } = done.value;
    setStage({ kind: 'done', session, result: done.value });
    announce(t('done.added', { count: added, number: added }), 'polite');
  };

  const forget = (): void => {
    setProblem(undefined);
    setStage({ kind: 'file' });
  };

  const startOver = async (): Promise<void> => {
    const isCorrected =
      session?.isRemembered === false &&
      session.columns.some(({ field }, column) => field !== session.guess[column]);
    const isWaiting = stage.kind === 'preview' && (hasDecided || isCorrected);
    if (isWaiting && !(await mayForget('file'))) return;
    forget();
  };

  const settle = useCallback((): void => {
    setProblem(undefined);
    setStage((now) => (now.kind === 'done' ? { kind: 'file' } : now));
  }, []);

  return {
    stage,
    problem,
    open,
    /** A preview is there and is being drawn. */
    isShowing,
    /** The pictures of cards that are being drawn anew, if any are. */
    drawing,
    /** The dry run that is being made again, if one is. */
    retry: map.isRunning ? map : decideCommand.isRunning ? decideCommand : undefined,
    retryError: map.error ?? decideCommand.error,
    committing: commitCommand,
    /** True when the table came from the clipboard, whose letters are right by nature. */
    isPasted: chosen?.isPasted === true,
    chooseFile,
    pasteCells,
    /** Reads the file again in another way. */
    reopen,
    changeField,
    changeFields,
    /** Says which of a date's first two numbers is the day, or in which order names are written. */
    chooseOrder,
    decide,
    commit,
    startOver,
    /** Gives up what waits, after it was asked. */
    forget,
    /** For leaving the page: what was done or refused has been read, what waits goes on waiting. */
    settle,
  };
};

// The same function at every render, so that listeners need not be put up anew.
const useStable = <Value, Answer>(work: (value: Value) => Answer): ((value: Value) => Answer) => {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  return useCallback((value: Value) => latest.current(value), []);
};

/** See {@link useImport}. */
export type ImportState = ReturnType<typeof useImport>;
