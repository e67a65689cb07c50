import type { StoredDocument } from '../database/schemas.ts';
import type { Upkeep } from '../database/upkeep.ts';
import type { Forms } from '../migration/index.ts';
import type { BulkRow } from './couch/answers.ts';
import type { CouchDatabase, Present } from './couch/database.ts';
import { CouchFailure } from './couch/failure.ts';
import {
  digestOf,
  homeOf,
  isSame,
  plainOfStored,
  tombstone,
  type PlainDocument,
} from './documents.ts';
import type { Base, Refused, SyncState } from './state/state.ts';

/** A document on its way, and what it is based on. */
interface Outgoing {
  readonly id: string;
  readonly document: PlainDocument;
  readonly base: Base | undefined;
}

/** What a batch did. */
export interface Pushed {
  readonly sent: number;
  readonly refused: number;
  /** What the server has instead of what this computer believed: to be merged, then sent again. */
  readonly conflicts: readonly Present[];
}

interface PushContext {
  readonly upkeep: Upkeep;
  readonly state: SyncState;
  readonly database: CouchDatabase;
  readonly forms: Forms;
  /** The present moment, UTC ISO 8601. */
  readonly now: () => string;
  readonly signal: AbortSignal;
}

/** Sends what waits, a bounded batch at a time. */
export interface Pusher {
  /** Sends one batch; `undefined` when nothing waits. Throws {@link CouchFailure}. */
  next(): Promise<Pushed | undefined>;
  /** Removes revisions on the server that lost and whose merge the server has. */
  removeLeaves(): Promise<void>;
}

/** Makes the {@link Pusher} of a chapter. Batches shrink when the server finds them too large. */
export const createPusher = (context: PushContext): Pusher => {
  const { state, database, signal } = context;
  let length = longest;
  // CouchDB takes a new document over a deleted one. What went out before and was not answered may
  // have arrived, and somebody may have deleted it since: it would return.
  const findArrived = async (batch: readonly Outgoing[]): Promise<readonly Present[]> => {
    if (!state.holds().sent) return [];
    const fresh = batch.flatMap(({ id, base }) => (base === undefined ? [id] : []));
    const doubtful = [...state.sent(fresh).keys()];
    if (doubtful.length === 0) return [];
    return (await database.present(doubtful, signal)).filter(({ kind }) => kind !== 'missing');
  };
  const send = async (batch: readonly Outgoing[]): Promise<Pushed> => {
    const arrived = await findArrived(batch);
    if (arrived.length > 0) return { sent: 0, refused: 0, conflicts: arrived };
    await state.transaction((writer) => {
      for (const { id, document } of batch) writer.addSent(id, digestOf(document));
    });
    try {
      const rows = await database.bulkDocs(batch.map(toCouch), signal);
      length = Math.min(longest, length * 2);
      return await noteAnswers(context, batch, rows);
    } catch (error) {
      if (!(error instanceof CouchFailure)) throw error;
      if (error.kind !== 'too-large' && error.kind !== 'bad-request') throw error;
      const [only] = batch;
      if (batch.length > 1 || only === undefined) {
        length = Math.max(1, Math.floor(batch.length / 2));
        return { sent: 0, refused: 0, conflicts: [] };
      }
      await state.transaction((writer) => {
        writer.removeFromOutbox(only.id);
        writer.setRefused({
          ...refusalOf(only, context.now()),
          reason: error.kind === 'too-large' ? 'too-large' : 'not-accepted',
          words: error.words,
        });
      });
      return { sent: 0, refused: 1, conflicts: [] };
    }
  };
  return {
    next: async () => {
      for (;;) {
        const ids = state.outbox(length);
        if (ids.length === 0) return undefined;
        const outgoing = await readOutgoing(context, ids);
        const chosen = withinSize(outgoing);
        if (chosen.length > 0) return send(chosen);
      }
    },
    removeLeaves: async () => {
      for (;;) {
        const leaves = state.leaves(50);
        if (leaves.length === 0) return;
        const rows = await database.bulkDocs(
          leaves.map(({ id, rev }) => ({ _id: id, _rev: rev, _deleted: true })),
          signal,
        );
        for (const { error } of rows) {
          if (error !== undefined && !settled.includes(error))
            throw new CouchFailure('server-error');
        }
        await state.transaction((writer) => {
          for (const { id, rev } of leaves) writer.removeLeaf(id, rev);
        });
      }
    },
  };
};

// Somebody else removed the leaf, or will: this account may not.
const settled = ['conflict', 'forbidden', 'unauthorized'];
const longest = 500;
const largest = 2 * 1024 * 1024;

const toCouch = ({ id, document, base }: Outgoing): object => ({
  ...(document._deleted === true ? { _id: id, _deleted: true } : document),
  ...(base !== undefined && base.rev !== '' && { _rev: base.rev }),
  ...(document._deleted !== true &&
    base?.attachments !== undefined && { _attachments: base.attachments }),
});

// What meanwhile says the same on both sides leaves the outbox here.
const readOutgoing = async (
  { upkeep, state }: PushContext,
  ids: readonly string[],
): Promise<readonly Outgoing[]> => {
  const bases = state.bases(ids);
  const documents = await readDocuments(upkeep, ids);
  const outgoing = ids.map((id) => ({
    id,
    document: documents.get(id) ?? tombstone(id),
    base: bases.get(id),
  }));
  const done = outgoing.filter(({ document, base }) => isSame(document, base?.document));
  if (done.length > 0) {
    await state.transaction((writer) => {
      for (const { id } of done) writer.removeFromOutbox(id);
    });
  }
  return outgoing.filter((each) => !done.includes(each));
};

const readDocuments = async (
  upkeep: Upkeep,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PlainDocument>> => {
  const documents = new Map<string, PlainDocument>();
  for (const [name, group] of Map.groupBy(ids, (id) => homeOf(tombstone(id)))) {
    if (name === undefined) continue;
    for (const row of await upkeep.storageOf(name).findDocumentsById(group, true)) {
      documents.set(row._id, plainOfStored(row));
    }
  }
  return documents;
};

const withinSize = (outgoing: readonly Outgoing[]): readonly Outgoing[] => {
  let size = 0;
  const end = outgoing.findIndex(({ document }, index) => {
    size += JSON.stringify(document).length;
    return size > largest && index > 0;
  });
  return end === -1 ? outgoing : outgoing.slice(0, end);
};

const noteAnswers = async (
  { upkeep, state, database, forms, now, signal }: PushContext,
  batch: readonly Outgoing[],
  rows: readonly BulkRow[],
): Promise<Pushed> => {
  const answered = batch.map((each, index) => ({ ...each, row: rows[index] }));
  const isAccepted = ({ row }: (typeof answered)[number]): boolean =>
    row?.error === undefined && row?.rev !== undefined;
  const accepted = answered.filter(isAccepted);
  const refused = answered.filter(({ row }) => refusals.includes(row?.error ?? ''));
  const conflicting = answered.filter(({ row }) => row?.error === 'conflict');
  // One step, so that an edit made while the batch was on its way stays in the outbox.
  await upkeep.atomically(async () => {
    const present = await readDocuments(
      upkeep,
      [...accepted, ...refused].map(({ id }) => id),
    );
    const holds = state.holds();
    await state.transaction((writer) => {
      writer.setBases(
        accepted.map(({ id, document, base, row }) => ({
          id,
          rev: row?.rev ?? '',
          document,
          attachments: base?.attachments,
          isHere: isSame(document, present.get(id)),
        })),
      );
      for (const { id, document, row } of accepted) {
        writer.removeSent(id);
        writer.removeRefused(id);
        if (!holds.carried) continue;
        // A form that only a newer version knows may have gone with this, and may have gone out.
        if (row?.rev !== undefined && isNewer(forms, document)) {
          writer.setCarried(id, row.rev, document);
        } else writer.removeCarried(id);
      }
      for (const { id, document, base, row } of refused) {
        const words = String(row?.reason ?? '').slice(0, 500);
        const refusal = refusalOf({ id, document, base }, now());
        writer.setRefused({ ...refusal, reason: 'not-allowed', words });
      }
      for (const { id, document } of [...accepted, ...refused]) {
        if (isSame(document, present.get(id))) writer.removeFromOutbox(id);
      }
    });
  });
  if (accepted.length + refused.length + conflicting.length < batch.length) {
    throw new CouchFailure('server-error');
  }
  const conflicts =
    conflicting.length === 0
      ? []
      : await database.present(
          conflicting.map(({ id }) => id),
          signal,
        );
  return { sent: accepted.length, refused: refused.length, conflicts };
};

const isNewer = (forms: Forms, document: PlainDocument): boolean =>
  document._deleted !== true && forms.isNewer(document as StoredDocument);

const refusals = ['forbidden', 'unauthorized', 'doc_validation'];

const refusalOf = (
  { id, document, base }: Outgoing,
  at: string,
): Omit<Refused, 'reason' | 'words'> => {
  const isNew = base === undefined || base.document._deleted === true;
  return {
    id,
    kind: document._deleted === true ? 'delete' : isNew ? 'create' : 'edit',
    at,
    body: document,
  };
};
