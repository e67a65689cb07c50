import type { CommandName, Output, ParsedInput, QueryName } from '#shared/contract/index.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, type Result } from '#shared/result.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Topic } from './topics.ts';

/** What a running command can say and hear while it works. */
export interface Call {
  /** Reports work done, in units of the command's own choosing. */
  progress(done: number, total: number): void;
  /** Aborted when the person cancels or the window goes away. */
  readonly signal: AbortSignal;
}

/** Answers of handlers: a value or an expected error, now or later. */
export type Answer<Value> = Result<Value, AppError> | Promise<Result<Value, AppError>>;

/** How a query is answered, and what makes its answer change. */
export interface QueryHandler<Name extends QueryName> {
  readonly topics: readonly Topic[];
  run(runtime: Runtime, input: ParsedInput<Name>): Answer<Output<Name>>;
}

/** How a command is carried out. */
export type CommandHandler<Name extends CommandName> = (
  runtime: Runtime,
  input: ParsedInput<Name>,
  call: Call,
) => Answer<Output<Name>>;

/** Handlers for everything in the contract; an area provides its part with `satisfies Partial<Handlers>`. */
export type Handlers = { [Name in QueryName]: QueryHandler<Name> } & {
  [Name in CommandName]: CommandHandler<Name>;
};

/**
 * A query that needs an open chapter; answers `no-chapter` when there is none. It waits while the
 * chapter's file is being written anew.
 */
export const chapterQuery = <Name extends QueryName>(
  topics: readonly Topic[],
  run: (chapter: ChapterContext, input: ParsedInput<Name>) => Answer<Output<Name>>,
): QueryHandler<Name> => ({
  topics: ['chapter', ...topics],
  run: async (runtime, input) => {
    const chapter = await runtime.openedChapter();
    if (chapter === undefined) return err(appError('no-chapter'));
    try {
      return await run(chapter, input);
    } catch (error) {
      // Closed while it was being asked: the question is put again to the chapter that opens next.
      if (runtime.chapter() !== chapter) return err(appError('no-chapter'));
      throw error;
    }
  },
});

/** A command that needs an open chapter, as {@link chapterQuery} does. */
export const chapterCommand =
  <Name extends CommandName>(
    run: (chapter: ChapterContext, input: ParsedInput<Name>, call: Call) => Answer<Output<Name>>,
  ): CommandHandler<Name> =>
  async (runtime, input, call) => {
    const chapter = await runtime.openedChapter();
    return chapter === undefined ? err(appError('no-chapter')) : run(chapter, input, call);
  };
