import { z } from 'zod';
import {
  expendableEdits,
  type HistoryLimits,
  type HistoryRecord,
} from '#shared/domain/journal/expendableEdits.ts';
import type { ChapterDatabase } from '../database/openDatabase.ts';
import type { StoredDocument } from '../database/schemas.ts';

interface ThinOptions {
  readonly database: Pick<ChapterDatabase, 'repositories' | 'writer'>;
  readonly limits: HistoryLimits;
  /** Lets other work in; called between two slices, throws to stop. */
  readonly breathe: () => Promise<void>;
}

/**
 * Removes the edits from the history that exceed the limits. It walks the change records in id
 * order, which keeps those of one subject together, in slices of {@link historySlice} records read
 * or removed at a time.
 *
 * @returns how many records were removed
 */
export const thinHistory = async (options: ThinOptions): Promise<number> => {
  const { limits, breathe } = options;
  let removed = 0;
  let subject: string | undefined;
  let edits: HistoryRecord[] = [];
  const settle = async (): Promise<void> => {
    const ids = expendableEdits(edits, limits);
    edits = [];
    for (let from = 0; from < ids.length; from += historySlice) {
      await removeRecords(options, ids.slice(from, from + historySlice));
      await breathe();
    }
    removed += ids.length;
  };
  for await (const batch of changeRecords(options)) {
    for (const record of batch) {
      const parsed = editSchema.safeParse(record);
      if (!parsed.success) continue;
      if (parsed.data.subjectId !== subject) await settle();
      subject = parsed.data.subjectId;
      edits.push({ _id: parsed.data._id, at: parsed.data.at });
    }
    await breathe();
  }
  await settle();
  return removed;
};

/** Records per slice: reading or removing so many takes a few milliseconds. */
export const historySlice = 100;

const editSchema = z.object({
  _id: z.string(),
  subjectId: z.string(),
  at: z.string(),
  kind: z.literal('edit'),
});

async function* changeRecords({
  database,
}: Pick<ThinOptions, 'database'>): AsyncGenerator<readonly StoredDocument[]> {
  let after = 'change:';
  for (;;) {
    const batch = await database.repositories.journal.find({
      selector: { _id: { $gt: after, $lt: 'change;' } },
      sort: [{ _id: 'asc' }],
      limit: historySlice,
    });
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (last === undefined || batch.length < historySlice) return;
    after = last._id;
  }
}

const removeRecords = async (
  { database }: Pick<ThinOptions, 'database'>,
  ids: readonly string[],
): Promise<void> => {
  await database.writer.commit(async () => ({
    writes: ids.map((id) => ({ kind: 'remove', collection: 'journal', id })),
    answer: undefined,
  }));
};
