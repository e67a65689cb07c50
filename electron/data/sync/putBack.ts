import { compareStamps, stampOfDocument } from '#shared/domain/merge/stamp.ts';
import type { BulkRow } from './couch/answers.ts';
import type { CouchDatabase, Present } from './couch/database.ts';
import { CouchFailure } from './couch/failure.ts';
import type { Mode } from './decide.ts';
import { plainOfCouch, type PlainDocument, type RemoteState } from './documents.ts';
import type { Carried, StateWriter, SyncState } from './state/state.ts';

interface PutBackContext {
  readonly state: SyncState;
  readonly database: CouchDatabase;
  readonly signal: AbortSignal;
}

interface Meeting {
  readonly mine: Carried;
  readonly there: Present | undefined;
}

/**
 * Gives a server that does not have them the documents that this version can only carry, as they
 * came: after it lost them, or when the chapter moves to another server. Where the server has one,
 * the later of both counts. Throws {@link CouchFailure}; what was not sent waits for the next time.
 */
export const putBackCarried = async (context: PutBackContext): Promise<void> => {
  const { state, database, signal } = context;
  let length = longest;
  for (;;) {
    signal.throwIfAborted();
    const waiting = state.unplaced(length);
    if (waiting.length === 0) return;
    const present = await database.present(
      waiting.map(({ id }) => id),
      signal,
    );
    const meetings = waiting.map((mine, index) => ({ mine, there: present[index] }));
    const kept = meetings.flatMap(({ mine, there }) => keptThere(mine, there));
    const sending = meetings.filter(({ mine }) => !kept.some(({ id }) => id === mine.id));
    const rows = await send(context, sending);
    if (rows === undefined) length = Math.max(1, Math.floor(sending.length / 2));
    await state.transaction((writer) => {
      for (const { id, rev, document } of kept) writer.setCarried(id, rev, document);
      for (const [index, { rev, error }] of (rows ?? []).entries()) {
        const mine = sending[index]?.mine;
        // What this account may not write, or is too large, stays here.
        if (mine !== undefined && error !== 'conflict') {
          writer.setCarried(mine.id, rev ?? notTaken, mine.document);
        }
      }
    });
    // Somebody wrote one of them at the same moment.
    if (rows?.some(({ error }) => error === 'conflict')) throw new CouchFailure('busy');
  }
};

// Nothing when they are too much at once; one alone that is too much is refused.
const send = async (
  { database, signal }: PutBackContext,
  sending: readonly Meeting[],
): Promise<readonly Pick<BulkRow, 'rev' | 'error'>[] | undefined> => {
  if (sending.length === 0) return [];
  try {
    return await database.bulkDocs(sending.map(toCouch), signal);
  } catch (error) {
    if (!(error instanceof CouchFailure)) throw error;
    if (error.kind !== 'too-large' && error.kind !== 'bad-request') throw error;
    return sending.length === 1 ? [{ error: error.kind }] : undefined;
  }
};

/**
 * Notes what the server has of the documents that this version can only carry. Of one whose place on
 * the server is not known yet the later counts, however long it waits to be put back, unless somebody
 * starts over; it goes with what the server deleted only then and in the `usual` way of looking.
 */
export const noteCarried = (
  writer: StateWriter,
  options: {
    readonly arrived: readonly RemoteState[];
    readonly unplaced: ReadonlyMap<string, Carried>;
    readonly mode: Mode;
  },
): void => {
  const { arrived, unplaced, mode } = options;
  for (const { id, rev, document } of arrived) {
    const mine = unplaced.get(id);
    if (document._deleted === true) {
      if (mine === undefined || !comesBack(mode)) writer.removeCarried(id);
    } else if (mine === undefined || mode === 'start-over' || !isLater(mine.document, document)) {
      writer.setCarried(id, rev, document);
    }
  }
};

const comesBack = (mode: Mode): boolean => mode === 'push-back' || mode === 'overwrite';

const keptThere = (mine: Carried, there: Present | undefined): Carried[] => {
  if (there?.kind !== 'document') return [];
  const document = plainOfCouch(there.document);
  if (isLater(mine.document, document)) return [];
  return [{ id: mine.id, rev: there.document._rev, document }];
};

const isLater = (one: PlainDocument, other: PlainDocument): boolean =>
  compareStamps(stampOfDocument(one), stampOfDocument(other), undefined) > 0;

const toCouch = ({ mine, there }: Meeting): object => ({
  ...mine.document,
  ...(there?.kind === 'document' && { _rev: there.document._rev }),
});

const notTaken = 'not-taken';
const longest = 100;
