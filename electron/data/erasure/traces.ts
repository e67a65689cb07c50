import type { RxDocumentData } from 'rxdb';
import { collectionNames, type CollectionName } from '#shared/domain/document-types.ts';
import { anonymised, isErased, mentions, scrub } from '#shared/domain/erasure/scrub.ts';
import { sameValue } from '#shared/domain/import/sameValue.ts';
import { toPlain } from '../database/repository.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { createTurns } from '../database/turns.ts';
import type { Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/**
 * The writes that take every trace of some people out of the chapter's documents, deleted ones
 * included. Looks at everything there is, in slices. None when there is nothing to do.
 */
export const findTraces = async (
  { database }: Pick<ChapterContext, 'database'>,
  { ids, at }: { readonly ids: ReadonlySet<string>; readonly at: string },
): Promise<readonly Write[]> => {
  const turns = createTurns();
  const writes: Write[] = [];
  for (const collection of collectionNames) {
    for (let sequence = 0; ;) {
      const slice = await database.upkeep.changedAfter(collection, {
        sequence,
        limit: sliceLength,
      });
      for (const stored of slice.documents) {
        if (mentions(stored, ids)) writes.push(...traceOf(collection, stored, { ids, at }));
        await turns.give();
      }
      if (slice.documents.length < sliceLength) break;
      sequence = slice.sequence;
    }
  }
  return writes;
};

const sliceLength = 100;

const traceOf = (
  collection: CollectionName,
  stored: RxDocumentData<StoredDocument>,
  { ids, at }: { readonly ids: ReadonlySet<string>; readonly at: string },
): readonly Write[] => {
  const document = toPlain(stored);
  const remove: Write = { kind: 'remove', collection, id: document._id, empties: true };
  if (stored._deleted) {
    const isEmpty = Object.keys(document).every((key) => emptied.has(key));
    return isEmpty ? [] : [remove];
  }
  if (collection === 'people') {
    if (!ids.has(document._id)) return [];
    const since = isErased(document) ? String(document['erasedAt']) : at;
    return replacing(collection, document, anonymised(document, since));
  }
  const scrubbed = scrub(document, ids);
  if (scrubbed.kind === 'keep') return [];
  return scrubbed.kind === 'remove' ? [remove] : replacing(collection, document, scrubbed.document);
};

/** What a deleted document without content still has: what it is and where it belongs. */
export const emptied: ReadonlySet<string> = new Set([
  '_id',
  'type',
  'subjectId',
  'meetupId',
  'personId',
  'startLocal',
]);

const replacing = (
  collection: CollectionName,
  document: StoredDocument,
  next: Readonly<Record<string, unknown>>,
): readonly Write[] =>
  sameValue(document, next) ? [] : [{ kind: 'put', collection, document: next as StoredDocument }];
