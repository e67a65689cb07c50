import { registerMutableWriteContext, type BulkWriteRow, type RxDocumentData } from 'rxdb';
import type { Disagreement } from '#shared/domain/merge/disagreement.ts';
import { mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Upkeep } from '../database/upkeep.ts';
import type { Forms } from '../migration/index.ts';
import { decide, type Decision, type Mode } from './decide.ts';
import {
  contentOfStored,
  digestOf,
  homeOf,
  isSame,
  plainOfStored,
  type PlainDocument,
  type RemoteState,
} from './documents.ts';
import { noteCarried } from './putBack.ts';
import type { NewBase } from './state/bases.ts';
import type { Base, Holds, StateWriter, SyncState } from './state/state.ts';

/** What {@link applyRemote} works on. */
export interface ApplyContext {
  readonly upkeep: Upkeep;
  readonly state: SyncState;
  readonly forms: Forms;
}

/** What a page of the server's documents did here. */
export interface Applied {
  /** Documents written. */
  readonly received: number;
  /** Of these, those that were changed on both sides. */
  readonly merged: number;
}

/**
 * Takes documents from the server into the chapter: merges what was changed on both sides, and
 * writes documents, disagreements, what is known of the server, and `since` in one transaction. A
 * crash before it leaves everything as it was, and the same page comes again.
 */
export const applyRemote = async (
  { upkeep, state, forms }: ApplyContext,
  options: {
    readonly states: readonly RemoteState[];
    readonly mode: Mode;
    /** Times after this moment (UTC, ISO 8601) are not trusted. */
    readonly latest: string;
    readonly since?: string;
  },
): Promise<Applied> =>
  upkeep.atomically(async () => {
    const known = options.states.filter(({ document }) => homeOf(document) !== undefined);
    const carried = options.states.filter(({ document }) => homeOf(document) === undefined);
    const stored = await readStored(upkeep, known);
    // What is not here is taken as it is, whatever the two sides once had in common.
    const met = known.filter(({ id, leaves }) => stored.has(id) || leaves.length > 0);
    const bases = state.bases(met.map(({ id }) => id));
    const sent = state.sent(met.map(({ id }) => id));
    const decided = known.map((theirs): Outcome => {
      const row = stored.get(theirs.id);
      const mine = row === undefined ? undefined : plainOfStored(row);
      const decision = decide({
        mode: options.mode,
        base: baseOf(theirs, bases.get(theirs.id), sent.has(theirs.id)),
        isOwn: sent.get(theirs.id)?.includes(digestOf(theirs.document)) === true,
        mine,
        ...(row?._deleted === true && { deleted: contentOfStored(row) }),
        theirs,
        latest: options.latest,
      });
      return { theirs, row, mine, decision };
    });
    const found = new Map(
      decided.flatMap(({ decision }) => decision.disagreements.map((each) => [each._id, each])),
    );
    const outcomes = decided.map((outcome) => withFound(outcome, found));
    const arrived = new Set(known.map(({ id }) => id));
    const disagreements = await planDisagreements(
      upkeep,
      [...found.values()].filter(({ _id }) => !arrived.has(_id)),
    );
    const changed = outcomes.filter(({ mine, decision }) => !isSame(mine, decision.document));
    const writes: readonly DocumentWrite[] = [
      ...changed.map(({ row, decision }) => ({ row, document: decision.document })),
      ...disagreements,
    ];
    const scanned = scannedBefore({ upkeep, state }, writes);
    const holds = state.holds();
    const waiting = state.waiting(holds.outbox ? known.map(({ id }) => id) : []);
    const unplaced = new Map(
      (carried.length === 0 ? [] : state.unplaced(mostCarried)).map((each) => [each.id, each]),
    );
    await write(upkeep, writes);
    await state.transaction((writer) => {
      writer.setBases(outcomes.map(newBaseOf));
      for (const outcome of outcomes) note(writer, { outcome, forms, holds, waiting });
      for (const { document } of disagreements) writer.addToOutbox(document._id);
      noteCarried(writer, { arrived: carried, unplaced, mode: options.mode });
      for (const name of scanned) writer.setFact(`scanned:${name}`, String(upkeep.newest(name)));
      if (options.since !== undefined) writer.setFact('since', options.since);
    });
    return {
      received: changed.length,
      merged: outcomes.filter(({ decision }) => decision.isMerged).length,
    };
  });

const mostCarried = 100_000;

interface Outcome {
  readonly theirs: RemoteState;
  readonly row: RxDocumentData<StoredDocument> | undefined;
  readonly mine: PlainDocument | undefined;
  readonly decision: Decision;
}

// Whoever went on from what was sent from here had seen it, though its answer never came.
const baseOf = (
  { own }: RemoteState,
  known: Base | undefined,
  isUnanswered: boolean,
): Base | undefined =>
  own === undefined || !isUnanswered ? known : { ...own, attachments: known?.attachments };

interface DocumentWrite {
  readonly row: RxDocumentData<StoredDocument> | undefined;
  readonly document: PlainDocument;
}

// The same disagreement may have come from the server just now.
const withFound = (outcome: Outcome, found: ReadonlyMap<string, Disagreement>): Outcome => {
  const fresh = found.get(outcome.theirs.id);
  if (fresh === undefined) return outcome;
  const { decision } = outcome;
  const document = mergeDocuments({
    mine: decision.document,
    theirs: fresh as unknown as PlainDocument,
  }).document as PlainDocument;
  return { ...outcome, decision: { ...decision, document } };
};

const readStored = async (
  upkeep: Upkeep,
  states: readonly Pick<RemoteState, 'id' | 'document'>[],
): Promise<ReadonlyMap<string, RxDocumentData<StoredDocument>>> => {
  const stored = new Map<string, RxDocumentData<StoredDocument>>();
  for (const [name, group] of Map.groupBy(states, ({ document }) => homeOf(document))) {
    if (name === undefined) continue;
    const ids = group.map(({ id }) => id);
    for (const row of await upkeep.storageOf(name).findDocumentsById(ids, true)) {
      stored.set(row._id, row);
    }
  }
  return stored;
};

// A disagreement that is here already may have been settled: the merge of both knows which counts.
const planDisagreements = async (
  upkeep: Upkeep,
  found: readonly Disagreement[],
): Promise<readonly DocumentWrite[]> => {
  if (found.length === 0) return [];
  const ids = found.map(({ _id }) => _id);
  const present = await upkeep.storageOf('disagreements').findDocumentsById(ids, true);
  const rows = new Map(present.map((row) => [row._id, row]));
  return found.flatMap((disagreement): DocumentWrite[] => {
    const fresh = disagreement as unknown as PlainDocument;
    const row = rows.get(disagreement._id);
    if (row === undefined) return [{ row, document: fresh }];
    const mine = plainOfStored(row);
    const document = mergeDocuments({ mine, theirs: fresh }).document as PlainDocument;
    return isSame(mine, document) ? [] : [{ row, document }];
  });
};

// Of the collections written to, those without unseen local changes: what is written now needs no
// look either.
const scannedBefore = (
  { upkeep, state }: Pick<ApplyContext, 'upkeep' | 'state'>,
  writes: readonly DocumentWrite[],
): readonly CollectionName[] => {
  const names = new Set(writes.flatMap(({ document }) => homeOf(document) ?? []));
  return [...names].filter(
    (name) => upkeep.newest(name) <= Number(state.fact(`scanned:${name}`) ?? -1),
  );
};

const write = async (upkeep: Upkeep, writes: readonly DocumentWrite[]): Promise<void> => {
  for (const [name, group] of Map.groupBy(writes, ({ document }) => homeOf(document))) {
    if (name === undefined) continue;
    const storage = upkeep.storageOf(name);
    const rows = group.flatMap(({ row, document }) => toRow(row, document));
    const [fresh, others] = [
      rows.filter(({ previous }) => previous === undefined),
      rows.filter(({ previous }) => previous !== undefined),
    ];
    for (const [list, context] of [
      [fresh, freshContext],
      [others, usualContext],
    ] as const) {
      if (list.length === 0) continue;
      const { error } = await storage.bulkWrite(list, context);
      // Nobody else writes while the group is open.
      if (error.length > 0) throw new Error(`A write of sync was refused (${error[0]?.status})`);
    }
  }
};

const usualContext = 'tsudoi-sync';
// Documents that are new here are made for the write alone: RxDB need not copy them once more.
const freshContext = 'tsudoi-sync-fresh';
registerMutableWriteContext(freshContext);

/** Whether what was written in this context came from the server. */
export const isOfServer = (context: string): boolean =>
  context === usualContext || context === freshContext;

const toRow = (
  row: RxDocumentData<StoredDocument> | undefined,
  document: PlainDocument,
): BulkWriteRow<StoredDocument>[] => {
  if (document._deleted === true) {
    return row === undefined || row._deleted
      ? []
      : [{ previous: row, document: { ...row, _deleted: true } }];
  }
  const written = {
    ...document,
    _deleted: false,
    _attachments: row?._attachments ?? {},
    _meta: row?._meta ?? { lwt: 1 },
    _rev: row?._rev ?? '',
  } as BulkWriteRow<StoredDocument>['document'];
  return [row === undefined ? { document: written } : { previous: row, document: written }];
};

const newBaseOf = ({ theirs, decision }: Outcome): NewBase => {
  const { id, rev, document, attachments } = theirs;
  return { id, rev, document, attachments, isHere: isSame(decision.document, document) };
};

const note = (
  writer: StateWriter,
  options: {
    readonly outcome: Outcome;
    readonly forms: Forms;
    readonly holds: Holds;
    /** What of all that came waits to be sent. */
    readonly waiting: ReadonlySet<string>;
  },
): void => {
  const { outcome, forms, holds, waiting } = options;
  const { theirs, decision } = outcome;
  const { id, rev, document } = theirs;
  if (holds.sent) writer.removeSent(id);
  for (const leaf of theirs.leaves) writer.addLeaf(id, leaf);
  // What the server now has may be reason enough that it takes what it refused before.
  if (holds.refused) writer.removeRefused(id);
  if (!isSame(decision.document, document)) writer.addToOutbox(id);
  else if (waiting.has(id)) writer.removeFromOutbox(id);
  if (document._deleted !== true && forms.isNewer(document as StoredDocument)) {
    writer.setCarried(id, rev, document);
  } else if (holds.carried) {
    writer.removeCarried(id);
  }
};
