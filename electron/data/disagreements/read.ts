import type { DisagreementEntry, DisagreementSide } from '#shared/contract/disagreements.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import { meetupId, personId } from '#shared/domain/ids.ts';
import { sameValue } from '#shared/domain/import/sameValue.ts';
import {
  disagreementSchema,
  isMoot,
  valueAt,
  type Disagreement,
} from '#shared/domain/merge/disagreement.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { readDoers, type Doers } from '../history/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { collectionOf, fieldOf } from './place.ts';

/** A disagreement that still says something, and the document it is about. */
interface Standing {
  readonly disagreement: Disagreement;
  readonly document: StoredDocument | undefined;
}

/** How many are shown at once. */
const limit = 200;

/** Those in one of two states that still say something, newest first. */
export const standingDisagreements = async (
  chapter: ChapterContext,
  settled: 'open' | 'by-itself',
): Promise<readonly Standing[]> => {
  const found: Disagreement[] = [];
  for await (const batch of chapter.database.repositories.disagreements.batches(500)) {
    for (const document of batch) {
      const parsed = disagreementSchema.safeParse(document);
      if (parsed.success && parsed.data.settled === settled) found.push(parsed.data);
    }
  }
  const documents = await readDocuments(chapter, found);
  return found
    .map((disagreement) => ({ disagreement, document: documents.get(disagreement.documentId) }))
    .filter(({ disagreement, document }) => !isMoot(disagreement, document))
    .toSorted((one, other) => (newest(one) < newest(other) ? 1 : -1));
};

/** The first of {@link standingDisagreements} with what a window needs to put them into words. */
export const readEntries = async (
  chapter: ChapterContext,
  settled: 'open' | 'by-itself',
): Promise<{ readonly entries: DisagreementEntry[]; readonly total: number }> => {
  const standing = await standingDisagreements(chapter, settled);
  const shown = standing.slice(0, limit);
  const names = await readNames(chapter, shown);
  const doers = await readDoers(chapter);
  return {
    entries: shown.map((one) => toEntry(one, names, doers)),
    total: standing.length,
  };
};

const newest = ({ disagreement: { other, kept, _id } }: Standing): string =>
  `${[other.at ?? '', kept.at ?? ''].toSorted()[1]} ${_id}`;

const readDocuments = async (
  chapter: ChapterContext,
  disagreements: readonly Disagreement[],
): Promise<ReadonlyMap<string, StoredDocument>> => {
  const byCollection = Map.groupBy(disagreements, collectionOf);
  const read = await Promise.all(
    [...byCollection].map(async ([collection, some]) =>
      collection === undefined
        ? []
        : chapter.database.repositories[collection].byIds([
            ...new Set(some.map(({ documentId }) => documentId)),
          ]),
    ),
  );
  return new Map(read.flatMap((documents) => [...documents]));
};

// A guest list entry or an item of a plan is named by its person and its meetup.
const readNames = async (
  chapter: ChapterContext,
  standing: readonly Standing[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = standing.flatMap(({ disagreement, document }) => aboutOf(disagreement, document));
  const nameIn = async (collection: CollectionName, field: string) => {
    const documents = await chapter.database.repositories[collection].byIds([...new Set(ids)]);
    return [...documents].map(([id, document]): [string, string] => [id, textOf(document[field])]);
  };
  return new Map([...(await nameIn('people', 'fn')), ...(await nameIn('meetups', 'name'))]);
};

const aboutOf = (
  { documentId }: Disagreement,
  document: StoredDocument | undefined,
): readonly string[] => {
  const [type, meetup = '', person = ''] = documentId.split(':');
  if (type === 'participation') return [personId(person), meetupId(meetup)];
  return typeof document?.['meetupId'] === 'string' ? ['', document['meetupId']] : [];
};

const toEntry = (
  { disagreement, document }: Standing,
  names: ReadonlyMap<string, string>,
  doers: Doers,
): DisagreementEntry => {
  const { kept, other, path } = disagreement;
  const [person, meetup] = aboutOf(disagreement, document);
  const context = meetup === undefined ? undefined : names.get(meetup);
  const left = document ?? (other.value as StoredDocument | undefined);
  const own = [left?.['fn'], left?.['name'], left?.['title'], left?.['label']].find(
    (name) => typeof name === 'string' && name !== '',
  );
  const value = path.length === 0 ? undefined : valueAt(document, path);
  const isAsKept = path.length === 0 || sameValue(value ?? null, kept.value ?? null);
  return {
    id: disagreement._id,
    documentId: disagreement.documentId,
    kind: disagreement.kind,
    settled: disagreement.settled,
    subject: (person === undefined ? undefined : names.get(person)) ?? textOf(own),
    ...(context !== undefined && context !== '' && { context }),
    field: fieldOf(disagreement, document),
    shown: toSide(doers, {
      value,
      at: isAsKept ? kept.at : textOf(document?.['updatedAt']),
      by: isAsKept ? kept.by : textOf(document?.['updatedBy']),
    }),
    other: toSide(doers, {
      // Whole documents stay here: a window only says that there is one.
      value: disagreement.kind === 'recreation' ? undefined : other.value,
      at: other.at,
      by: other.by,
    }),
  };
};

const toSide = (
  doers: Doers,
  { value, at, by }: { value: unknown; at: string | undefined; by: string | undefined },
): DisagreementSide => {
  const { isMine, ...name } = doers(by);
  return {
    ...(value !== undefined && value !== null && { value }),
    ...(at !== undefined && at !== '' && { at }),
    ...name,
    isYou: isMine,
  };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
