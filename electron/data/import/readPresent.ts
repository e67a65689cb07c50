import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { knownPerson } from '../indexes/index.ts';
import { photosOf } from '../people/index.ts';
import type { Present } from './planRows.ts';
import { aboutOf, factsOf, holderOf, type TriedRow } from './tryRow.ts';

interface ReadOptions {
  readonly rows: readonly TriedRow[];
  readonly readPeople: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredDocument>>;
}

/** Reads what is known now about the people that rows mean; notes, consent and photos only where a row has some. */
export const readPresent = async (
  chapter: ChapterContext,
  { rows, readPeople }: ReadOptions,
): Promise<Present> => {
  const holders = rows.flatMap((row) => holderOf(row) ?? []);
  const ids = [...new Set([...idsOf(rows, () => true), ...holders])];
  const noted = idsOf(rows, (row) => factsOf(row).some(({ notes }) => notes.length > 0));
  const asked = idsOf(rows, (row) => factsOf(row).some(({ consent }) => consent !== undefined));
  const pictured = idsOf(rows, (row) => factsOf(row).some(({ photo }) => photo !== undefined));
  const documents = ids.length === 0 ? new Map<string, never>() : await readPeople(ids);
  return {
    documents,
    // One at a time, as the rows are planned: examining hundreds in one go would hold others up.
    person: (id) => {
      const document = documents.get(id);
      return document && knownPerson(chapter.people, document);
    },
    notes: noted.length === 0 ? new Map() : await readNotes(chapter, noted),
    consents: asked.length === 0 ? new Map() : await chapter.consents.forPeople(asked),
    ...(pictured.length === 0
      ? { photos: new Map(), withoutPhoto: new Set() }
      : await readPhotos(chapter, pictured)),
  };
};

const readPhotos = async (
  chapter: ChapterContext,
  ids: readonly string[],
): Promise<Pick<Present, 'photos' | 'withoutPhoto'>> => {
  const found = await photosOf(chapter, ids);
  await chapter.consentLedger.ready();
  return {
    photos: new Map(
      found
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ personId, image }) => [personId, image]),
    ),
    withoutPhoto: new Set(
      ids.filter((id) => refusals.has(chapter.consentLedger.stateOf(id, 'photo'))),
    ),
  };
};

const refusals: ReadonlySet<string> = new Set(['refused', 'withdrawn']);

const idsOf = (rows: readonly TriedRow[], isWanted: (row: TriedRow) => boolean): string[] => {
  const ids = new Set<string>();
  for (const row of rows) {
    const about = aboutOf(row);
    if (about.length > 0 && isWanted(row)) for (const id of about) ids.add(id);
  }
  return [...ids];
};

const readNotes = async (
  chapter: ChapterContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const records = await chapter.database.repositories.journal.find({
    selector: { subjectId: { $in: [...ids] } },
  });
  const notes = new Map<string, Set<string>>();
  for (const { type, subjectId, text } of records) {
    if (type !== 'note' || typeof subjectId !== 'string' || typeof text !== 'string') continue;
    const texts = notes.get(subjectId);
    if (texts === undefined) notes.set(subjectId, new Set([text]));
    else texts.add(text);
  }
  return notes;
};
