import type { ImportPart } from '#shared/domain/import/importRecord.ts';
import { digestOf } from '#shared/domain/import/sameValue.ts';
import { undoChange } from '#shared/domain/import/undoChange.ts';
import { applyPatch, inversePatch } from '../database/patch.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { photosOf } from '../people/index.ts';
import { readParts } from './batches.ts';
import { createPace, type Pace } from './pace.ts';
import { writePlan } from './writePlan.ts';

/** What taking an import back did. */
export interface Reversal {
  /** People who were added and are gone again. */
  readonly removed: number;
  /** People of whom at least one field has its earlier value again. */
  readonly restored: number;
  /** Names of people of whom something stays, because somebody changed or used it since. */
  readonly kept: readonly string[];
}

/**
 * Takes an import back part by part. Each part's record goes in the same transaction as what it
 * tells of is reversed, so this can be cut off at any moment and simply be done again.
 */
export const reverseParts = async (
  chapter: ChapterContext,
  importId: string,
  onProgress: (people: number) => void = () => undefined,
): Promise<Reversal> => {
  const sum = { removed: 0, restored: 0, kept: [] as string[] };
  const pace = createPace();
  let done = 0;
  for (;;) {
    const parts = await readParts(chapter, importId, partsAtOnce);
    if (parts.length === 0) return sum;
    for (const part of parts) {
      await pace.rest();
      const reversal = await reversePart(chapter, part, pace);
      sum.removed += reversal.removed;
      sum.restored += reversal.restored;
      sum.kept.push(...reversal.kept);
      done += part.added.length + part.changed.length;
      onProgress(done);
    }
  }
};

const partsAtOnce = 5;

const reversePart = (chapter: ChapterContext, part: ImportPart, pace: Pace): Promise<Reversal> =>
  writePlan(chapter, async (reader) => {
    const added = part.added.map(({ id }) => id);
    const people = await reader.getAll('people', [...added, ...part.changed.map(({ id }) => id)]);
    const used = await usedPeople(chapter, part.added);
    const replaced = await peopleWithOtherPhotos(chapter, part.changed);
    const writes: Write[] = [{ kind: 'remove', collection: 'journal', id: part._id }];
    const kept: string[] = [];
    let removed = 0;
    let restored = 0;
    for (const { id, digest, records } of part.added) {
      if (pace.isDue()) await pace.rest();
      const person = people.get(id);
      if (person === undefined) continue;
      if (used.has(id) || chapter.forms.isNewer(person) || digestOf(person) !== digest) {
        kept.push(nameOf(person));
        continue;
      }
      writes.push({ kind: 'remove', collection: 'people', id }, ...removals(records));
      removed += 1;
    }
    for (const change of part.changed) {
      if (pace.isDue()) await pace.rest();
      const person = people.get(change.id);
      if (person === undefined) continue;
      if (chapter.forms.isNewer(person)) {
        // A form that this version does not know is left as it is, and must not hold up the rest.
        kept.push(nameOf(person));
        continue;
      }
      const undone = undoChange({ current: person, before: change.before, after: change.after });
      if (undone.kept.length > 0 || replaced.has(change.id)) kept.push(nameOf(person));
      writes.push(...removals(change.records));
      if (Object.keys(undone.fields).length === 0) {
        if (change.records.length > 0) restored += 1;
        continue;
      }
      const before = inversePatch(person, undone.fields);
      writes.push(
        {
          kind: 'put',
          collection: 'people',
          document: { ...applyPatch(person, undone.fields), ...chapter.updated() },
        },
        chapter.journal('change', change.id, {
          kind: 'edit',
          before,
          after: undone.fields,
          importId: part.importId,
        }),
      );
      restored += 1;
    }
    return { writes, answer: { removed, restored, kept } };
  });

// Somebody who has a photo, stands on a guest list or was at a meetup is no longer just a row of a file.
const usedPeople = async (
  chapter: ChapterContext,
  added: ImportPart['added'],
): Promise<ReadonlySet<string>> => {
  if (added.length === 0) return new Set();
  const ids = added.map(({ id }) => id);
  const selector = { personId: { $in: [...ids] } };
  const { participations, checkIns } = chapter.database.repositories;
  const found = await Promise.all([
    participations.find({ selector }),
    checkIns.find({ selector }),
    photosBesides(chapter, added),
  ]);
  return new Set(found.flat().map((document) => String(document['personId'])));
};

// Somebody gave them another photo than the one that came with the import.
const peopleWithOtherPhotos = async (
  chapter: ChapterContext,
  changed: ImportPart['changed'],
): Promise<ReadonlySet<string>> => {
  const pictured = changed.filter(({ records }) => records.some(isPhoto));
  if (pictured.length === 0) return new Set();
  return new Set((await photosBesides(chapter, pictured)).map(({ personId }) => personId));
};

const photosBesides = async (
  chapter: ChapterContext,
  people: readonly { readonly id: string; readonly records: readonly string[] }[],
) => {
  const own = new Set(people.flatMap(({ records }) => records));
  const ids = people.map(({ id }) => id);
  return (await photosOf(chapter, ids)).filter(({ _id }) => !own.has(_id));
};

const isPhoto = (id: string): boolean => id.startsWith('photo:');

const removals = (ids: readonly string[]): readonly Write[] =>
  ids.map((id) => ({
    kind: 'remove',
    collection: 'journal',
    id,
    // Nothing of a picture that is gone stays in the file.
    ...(isPhoto(id) && { empties: true as const }),
  }));

const nameOf = (person: StoredDocument): string => String(person['fn'] ?? '');
