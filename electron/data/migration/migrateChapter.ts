import { setImmediate } from 'node:timers/promises';
import type { BulkWriteRow, RxDocumentData } from 'rxdb';
import {
  collectionNames,
  collectionTypes,
  type CollectionName,
} from '#shared/domain/document-types.ts';
import { presentSchema } from '#shared/domain/migrations/upgradeDocument.ts';
import type { Upkeep } from '../database/upkeep.ts';
import { toPlain } from '../database/repository.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Forms } from './forms.ts';
import { createMigrationState, type Reached } from './migrationState.ts';

/** How far a migration is, in documents looked at. */
export interface MigrationProgress {
  readonly done: number;
  readonly total: number;
}

interface MigrateOptions {
  readonly upkeep: Upkeep;
  readonly forms: Forms;
  /** Called once, before the first document is rewritten: the moment for a backup. */
  readonly onBegin?: () => Promise<void>;
  readonly onProgress?: (progress: MigrationProgress) => void;
  /** Stops between two slices; the next opening goes on from there. */
  readonly signal?: AbortSignal;
}

/**
 * Rewrites the documents of earlier versions in their present form. It runs when a chapter is
 * opened, before anybody reads, in slices of {@link sliceLength} documents. A slice and the note of
 * how far it reached are one transaction, so a migration that was cut off goes on where it stood.
 * Who changed a document last and when stays as it was: a migration is nobody's edit.
 *
 * The change feed says what there is to look at: everything when a step is new to the file, else
 * only what came since the last opening.
 */
export const migrateChapter = async (options: MigrateOptions): Promise<void> => {
  const { upkeep, forms, onProgress } = options;
  const state = createMigrationState(upkeep);
  const work = collectionNames
    .filter((name) => typesWithSteps(forms, name).length > 0)
    .map((name) => {
      const wanted = formsText(forms, name);
      return { name, wanted, since: state.reached(name, wanted), until: upkeep.newest(name) };
    })
    .filter(({ since, until }) => since < until);
  const total = work.reduce((sum, { name, since }) => sum + upkeep.rowsAfter(name, since), 0);
  const begin = once(options.onBegin ?? (async () => undefined));
  let done = 0;
  for (const part of work) {
    for (let since = part.since; since < part.until;) {
      options.signal?.throwIfAborted();
      const slice = await upkeep.changedAfter(part.name, { sequence: since, limit: sliceLength });
      if (slice.documents.length === 0) break;
      const rows = slice.documents.flatMap(rewriteWith(forms));
      if (rows.length > 0) await begin();
      since = slice.sequence;
      await writeSlice(upkeep, { rows, reached: { ...part, sequence: since } });
      done += slice.documents.length;
      onProgress?.({ done: Math.min(done, total), total });
      await setImmediate();
    }
    // What was rewritten came to the end of the feed; it need not be looked at again.
    await state.remember({ ...part, sequence: upkeep.newest(part.name) });
  }
};

/** Few enough that a slice holds the process up for milliseconds only. */
export const sliceLength = 100;

const writeSlice = (
  upkeep: Upkeep,
  { rows, reached }: { rows: BulkWriteRow<StoredDocument>[]; reached: Reached },
): Promise<void> =>
  upkeep.atomically(async () => {
    if (rows.length > 0) {
      const { error } = await upkeep.storageOf(reached.name).bulkWrite(rows, 'tsudoi-migration');
      if (error.length > 0)
        throw new Error(`A migrated document was refused (${error[0]?.status})`);
    }
    await createMigrationState(upkeep).remember(reached);
  });

const rewriteWith =
  (forms: Forms) =>
  (stored: RxDocumentData<StoredDocument>): BulkWriteRow<StoredDocument>[] => {
    if (stored._deleted) return [];
    const plain = toPlain(stored);
    const upgraded = forms.upgrade(plain);
    if (upgraded === plain) return [];
    const { _rev, _meta, _attachments, _deleted } = stored;
    return [{ previous: stored, document: { ...upgraded, _rev, _meta, _attachments, _deleted } }];
  };

const typesWithSteps = ({ migrations }: Forms, name: CollectionName): readonly string[] =>
  collectionTypes[name].filter((type) => (migrations[type]?.length ?? 0) > 0);

// Names the forms that the documents of a collection are brought to.
const formsText = (forms: Forms, name: CollectionName): string =>
  typesWithSteps(forms, name)
    .map((type) => `${type}:${presentSchema(forms.migrations, type)}`)
    .join(' ');

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let run: Promise<void> | undefined;
  return () => (run ??= work());
};
