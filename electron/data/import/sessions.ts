import type { ImportShape } from '#shared/contract/import.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import type { DateOrder } from '#shared/domain/import/date.ts';
import type { NameOrder } from '#shared/domain/import/names.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Decisions } from './decisions.ts';
import type { DryRun } from './dryRun.ts';
import type { Table } from './table.ts';

/** A file that was read and tried, waiting to be committed or discarded. */
export interface PreparedImport {
  readonly id: string;
  readonly fileName: string;
  readonly table: Table;
  readonly samples: readonly (readonly string[])[];
  fields: readonly ImportField[];
  /** What the columns were guessed to be. */
  readonly guess: readonly ImportField[];
  readonly shape: ImportShape | undefined;
  /** True when the columns were set as they were the last time. */
  readonly isRemembered: boolean;
  /** What a person said about dates that can be read in two ways. */
  dateOrder: DateOrder | undefined;
  /** What a person said about the order of names; absent for names as they are written. */
  nameOrder: NameOrder | undefined;
  /** The chapter's country or region, for telephone numbers without a prefix. */
  readonly region: string | undefined;
  dryRun: DryRun;
  /** Counts the dry runs. */
  revision: number;
  /** What a person said about rows that needed a decision. */
  decisions: Decisions;
  /** Set when people changed after the dry run, so that it must be made again before the commit. */
  isStale: boolean;
  state: 'ready' | 'committing' | 'committed';
  readonly stopWatching: () => void;
}

/** The prepared imports of the open chapter. They are kept in memory and end with the chapter. */
export interface Sessions {
  get(id: string): PreparedImport | undefined;
  add(session: PreparedImport): void;
  remove(id: string): void;
}

const byChapter = new WeakMap<ChapterContext, Sessions>();

// Files may be large: the oldest prepared import is forgotten when another window prepares one more.
const mostSessions = 3;

/** The {@link Sessions} of a chapter. */
export const sessionsOf = (chapter: ChapterContext): Sessions => {
  const known = byChapter.get(chapter);
  if (known !== undefined) return known;
  const sessions = new Map<string, PreparedImport>();
  const remove = (id: string): void => {
    sessions.get(id)?.stopWatching();
    sessions.delete(id);
  };
  const made: Sessions = {
    get: (id) => sessions.get(id),
    add: (session) => {
      sessions.set(session.id, session);
      for (const [id, { state }] of sessions) {
        if (sessions.size > mostSessions && state !== 'committing') remove(id);
      }
    },
    remove,
  };
  byChapter.set(chapter, made);
  return made;
};
