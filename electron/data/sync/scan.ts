import { setImmediate } from 'node:timers/promises';
import { collectionNames } from '#shared/domain/document-types.ts';
import type { Upkeep } from '../database/upkeep.ts';
import { isSame, plainOfStored, type PlainDocument } from './documents.ts';
import type { SyncState } from './state/state.ts';

/**
 * Looks through what changed in the collections since the last look, and puts what differs from the
 * server's state into the outbox. What came from the server itself is equal to it and is not sent
 * back. Cut off anywhere, the next look goes on where this one stood.
 */
export const scanLocal = async (
  { upkeep, state }: { readonly upkeep: Upkeep; readonly state: SyncState },
  signal: AbortSignal,
): Promise<void> => {
  for (const name of collectionNames) {
    for (;;) {
      signal.throwIfAborted();
      const from = Number(state.fact(`scanned:${name}`) ?? 0);
      if (state.fact(`scanned:${name}`) !== undefined && upkeep.newest(name) <= from) break;
      const { documents, sequence } = await upkeep.changedAfter(name, {
        sequence: from,
        limit: pageLength,
      });
      const bases = state.bases(documents.map(({ _id }) => _id));
      const found = documents.map(plainOfStored);
      const isDone = (document: PlainDocument): boolean =>
        isSame(document, bases.get(document._id)?.document);
      const unsent = found.filter((document) => {
        if (isDone(document)) return false;
        const refused = state.refused(document._id);
        return refused === undefined || !isSame(refused.body, document);
      });
      const hasRefused = state.refusedCount() > 0;
      await state.transaction((writer) => {
        // What was refused and taken back here is not kept either.
        for (const document of hasRefused ? found.filter(isDone) : []) {
          writer.removeRefused(document._id);
        }
        for (const { _id } of unsent) {
          writer.removeRefused(_id);
          writer.addToOutbox(_id);
        }
        writer.setFact(`scanned:${name}`, String(sequence));
      });
      if (documents.length < pageLength) break;
      await setImmediate();
    }
  }
};

const pageLength = 500;
