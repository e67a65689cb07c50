import type { Changes, CouchDocument } from './couch/answers.ts';
import type { CouchDatabase, Present } from './couch/database.ts';
import { plainOfCouch, tombstone, type RemoteLeaf, type RemoteState } from './documents.ts';

/** Reads what the server has in the form that is applied here; `_design` documents are left out. */
export interface RemoteReader {
  ofChanges(changes: Changes, signal: AbortSignal): Promise<readonly RemoteState[]>;
  ofPresent(present: readonly Present[], signal: AbortSignal): Promise<readonly RemoteState[]>;
}

/** Makes the {@link RemoteReader} of a database. Conflict leaves are fetched document by document. */
export const createRemoteReader = (database: CouchDatabase): RemoteReader => {
  const complete = async (document: CouchDocument, signal: AbortSignal): Promise<RemoteState> => {
    const { _id: id, _rev: rev, _conflicts: conflicts = [], _attachments } = document;
    const winner = { id, rev, document: plainOfCouch(document), attachments: _attachments };
    if (conflicts.length === 0) return { ...winner, leaves: [] };
    const found = await database.leaves(id, [rev, ...conflicts], signal);
    const leaves = found.filter(({ document: { _rev } }) => _rev !== rev).map(toLeaf);
    const own = found.find(({ document: { _rev } }) => _rev === rev);
    return { ...winner, ancestors: own?.ancestors ?? [], leaves };
  };
  return {
    ofChanges: async ({ results }, signal) => {
      const states: RemoteState[] = [];
      for (const { id, deleted, changes, doc } of results) {
        if (id.startsWith('_')) continue;
        if (doc !== undefined && doc !== null) states.push(await complete(doc, signal));
        else if (deleted === true && changes[0] !== undefined) {
          states.push({ id, rev: changes[0].rev, document: tombstone(id), leaves: [] });
        }
      }
      return states;
    },
    ofPresent: async (present, signal) => {
      const states: RemoteState[] = [];
      for (const found of present) {
        if (found.kind === 'document') states.push(await complete(found.document, signal));
        if (found.kind === 'deleted') {
          const { id, rev } = found;
          states.push({ id, rev, document: tombstone(id), leaves: [] });
        }
      }
      return states;
    },
  };
};

const toLeaf = ({
  document,
  ancestors,
}: {
  readonly document: CouchDocument;
  readonly ancestors: readonly string[];
}): RemoteLeaf => ({ rev: document._rev, document: plainOfCouch(document), ancestors });
