import type { CouchDatabase } from './couch/database.ts';
import { digestOf, plainOfCouch, type RemoteState } from './documents.ts';
import type { SyncState } from './state/state.ts';

/**
 * Finds out what became of documents that were sent while the answer was lost. Where the server's
 * state grew from what this computer sent, that is its `own`: whoever went on from it, or deleted
 * it, had seen it. A server that no longer has the text of such a revision (after a compaction)
 * leaves the question open: the state is then taken as one that knew nothing of it. Throws what
 * `database` throws.
 */
export const withOwnSent = async (
  { state, database }: { readonly state: SyncState; readonly database: CouchDatabase },
  states: readonly RemoteState[],
  signal: AbortSignal,
): Promise<readonly RemoteState[]> => {
  if (!state.holds().sent) return states;
  const ids = states.map(({ id }) => id);
  const sent = state.sent(ids);
  const bases = state.bases(ids);
  const complete = async (theirs: RemoteState): Promise<RemoteState> => {
    const { id, rev, document } = theirs;
    const digests = sent.get(id);
    const base = bases.get(id)?.rev;
    if (digests === undefined || rev === '' || rev === base) return theirs;
    if (digests.includes(digestOf(document))) return theirs;
    const [leaf] = await database.leaves(id, [rev], signal);
    const between = sinceBase(leaf?.ancestors ?? [], base);
    if (between.length === 0) return theirs;
    const versions = (await database.leaves(id, between, signal)).map(({ document: found }) => ({
      rev: found._rev,
      document: plainOfCouch(found),
    }));
    const own = versions
      .filter((version) => digests.includes(digestOf(version.document)))
      .toSorted((one, other) => between.indexOf(one.rev) - between.indexOf(other.rev))[0];
    return own === undefined ? theirs : { ...theirs, own };
  };
  const completed: RemoteState[] = [];
  for (const theirs of states) completed.push(await complete(theirs));
  return completed;
};

// The revisions after the base, newest first, without the state itself. No more than can have been
// sent before an answer was lost again and again.
const sinceBase = (ancestors: readonly string[], base: string | undefined): readonly string[] => {
  const end = base === undefined ? -1 : ancestors.indexOf(base);
  return ancestors.slice(1, end === -1 ? undefined : end).slice(0, mostAsked);
};

const mostAsked = 50;
