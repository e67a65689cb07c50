import { appError, type AppError } from '#shared/contract/errors.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import {
  disagreementSchema,
  valueAt,
  withValueAt,
  type Disagreement,
} from '#shared/domain/merge/disagreement.ts';
import { isErased } from '#shared/domain/merge/mergeDocuments.ts';
import type { Result } from '#shared/result.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Refusal, Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { isWellFormed } from '../database/wellFormed.ts';
import { collectionOf } from './place.ts';

/** A verdict, and what the document gets with it. */
interface Verdict {
  readonly settled: Disagreement['settled'];
  /** A value for the disagreement's place; without one the place is emptied. */
  readonly put?: { readonly value?: unknown } | undefined;
}

/**
 * Writes a verdict and what follows from it in one transaction. The way back is another verdict:
 * the state before, and the value the document had.
 */
export const settle = (
  chapter: ChapterContext,
  id: string,
  verdictOf: (disagreement: Disagreement) => Verdict,
): Promise<Result<Undoable, AppError>> =>
  chapter.database.writer.commit<Undoable>(async (reader) => {
    const parsed = disagreementSchema.safeParse(await reader.get('disagreements', id));
    if (!parsed.success) return { refuse: appError('not-found') };
    const disagreement = parsed.data;
    const collection = collectionOf(disagreement);
    if (collection === undefined) return { refuse: appError('document-newer') };
    const { settled, put } = verdictOf(disagreement);
    const document = await reader.get(collection, disagreement.documentId);
    const written =
      put === undefined ? noChange : writesOf(chapter, { disagreement, collection, document, put });
    if ('refuse' in written) return written;
    return {
      writes: [
        {
          kind: 'put',
          collection: 'disagreements',
          document: { ...disagreement, settled, ...chapter.updated() },
        },
        ...written.writes,
      ],
      answer: {
        undo: {
          label: {
            key: settled === 'taken' ? 'disagreements:undo.taken' : 'disagreements:undo.kept',
            params: {},
          },
          command: {
            name: 'disagreements.settle',
            payload: {
              id,
              settled: disagreement.settled,
              ...(written.before !== undefined && { put: written.before }),
            },
          },
        },
      },
    };
  });

interface Written {
  readonly writes: readonly Write[];
  /** What puts the document back as it was. */
  readonly before: { readonly value?: unknown } | undefined;
}

const noChange: Written = { writes: [], before: undefined };

interface Change {
  readonly disagreement: Disagreement;
  readonly collection: CollectionName;
  readonly document: StoredDocument | undefined;
  readonly put: { readonly value?: unknown };
}

const writesOf = (chapter: ChapterContext, change: Change): Written | Refusal =>
  change.disagreement.path.length === 0 ? writeWhole(chapter, change) : writePlace(chapter, change);

// The document itself is taken away, or comes back.
const writeWhole = (
  chapter: ChapterContext,
  { disagreement: { documentId }, collection, document, put }: Change,
): Written | Refusal => {
  const before = document === undefined ? {} : { value: document };
  if (put.value === undefined) {
    if (document === undefined) return noChange;
    return {
      writes: [
        { kind: 'remove', collection, id: documentId },
        chapter.journal('change', documentId, { kind: 'delete', before: document }),
      ],
      before,
    };
  }
  if (document !== undefined) return { refuse: appError('not-found') };
  const brought = {
    ...chapter.created(),
    ...(put.value as object),
    _id: documentId,
    type: documentId.slice(0, documentId.indexOf(':')),
    ...chapter.updated(),
  };
  if (!isWellFormed(brought)) return { refuse: appError('not-found') };
  return {
    writes: [
      { kind: 'put', collection, document: brought },
      chapter.journal('change', documentId, { kind: 'restore', before: {} }),
    ],
    before,
  };
};

const writePlace = (
  chapter: ChapterContext,
  { disagreement: { documentId, path }, collection, document, put }: Change,
): Written | Refusal => {
  if (document === undefined || isErased(document)) return { refuse: appError('not-found') };
  const changed = withValueAt(document, path, put.value);
  const [field = ''] = path;
  if (changed === undefined) return { refuse: appError('not-found') };
  if (isWellFormed(document) && !isWellFormed(changed)) {
    return { refuse: appError('invalid-value', { field }) };
  }
  const shown = valueAt(document, path);
  return {
    writes: [
      {
        kind: 'put',
        collection,
        document: {
          ...changed,
          // As after any edit of a meetup: calendars look at the sequence (RFC 5545, 3.8.7.4).
          ...(collection === 'meetups' && {
            icsSequence: Number(document['icsSequence'] ?? 0) + 1,
          }),
          ...chapter.updated(),
        },
      },
      chapter.journal('change', documentId, {
        kind: 'edit',
        before: { [field]: document[field] ?? null },
        after: { [field]: changed[field] ?? null },
      }),
    ],
    before: shown === undefined ? {} : { value: shown },
  };
};
