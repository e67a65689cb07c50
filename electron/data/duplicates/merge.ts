import { appError } from '#shared/contract/errors.ts';
import { withoutMerged } from '#shared/domain/duplicates/mergeEntry.ts';
import { mergePatch } from '#shared/domain/duplicates/mergePeople.ts';
import { mergedSchema } from '#shared/domain/duplicates/mergeRecord.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { undoChange } from '#shared/domain/import/undoChange.ts';
import { sameValue } from '#shared/domain/import/sameValue.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { applyPatch, inversePatch } from '../database/patch.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Reader, Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { moveOf, movedEntries, put, type Moved } from './movedEntries.ts';

/** How two people become one, and two again. Each is one transaction. */
export const mergeCommands = {
  'duplicates.merge': chapterCommand((chapter, { survivor, loser, choices = {} }) =>
    chapter.database.writer.commit(async (reader) => {
      const people = await reader.getAll('people', [survivor, loser]);
      const own = personSchema.safeParse(people.get(survivor));
      const other = personSchema.safeParse(people.get(loser));
      if (
        !own.success ||
        !other.success ||
        survivor === loser ||
        isErased(own.data) ||
        isErased(other.data)
      ) {
        return { refuse: appError('not-found') };
      }
      if (own.data.mergedInto !== undefined || other.data.mergedInto !== undefined) {
        return { refuse: appError('already-merged') };
      }
      const patch = mergePatch(own.data, other.data, choices);
      const moved = await movedEntries(chapter, reader, { survivor, loser });
      const record = chapter.journal('merge', survivor, {
        step: 'merged',
        loserId: loser,
        survivor: own.data,
        loser: other.data,
        patch,
        moved,
        choices,
      });
      const recordId = idOf(record);
      return {
        writes: [
          put('people', { ...applyPatch(own.data, patch), ...chapter.updated() }),
          put('people', { ...other.data, mergedInto: survivor, ...chapter.updated() }),
          ...moved.flatMap(moveOf),
          record,
        ],
        answer: {
          recordId,
          undo: {
            label: { key: 'duplicates:undo.merged', params: { name: own.data.fn } },
            command: { name: 'duplicates.unmerge', payload: { recordId } },
          },
        },
      };
    }),
  ),

  'duplicates.unmerge': chapterCommand((chapter, { recordId }) =>
    chapter.database.writer.commit(async (reader) => {
      const read = mergedSchema.safeParse(await reader.get('journal', recordId));
      if (!read.success) return { refuse: appError('not-found') };
      const record = read.data;
      const people = await reader.getAll('people', [record.subjectId, record.loserId]);
      const [own, other] = [people.get(record.subjectId), people.get(record.loserId)];
      if (own === undefined || other === undefined) return { refuse: appError('not-found') };
      // Taken back already, or one of the two went on into somebody else: that comes first.
      if (other['mergedInto'] !== record.subjectId || own['mergedInto'] !== undefined) {
        return { refuse: appError('merge-moved-on') };
      }
      const { fields, kept } = undoChange({
        current: own,
        before: inversePatch(record.survivor as StoredDocument, record.patch),
        after: record.patch,
      });
      const { mergedInto: _redirect, ...apart } = other;
      const name = String(own['fn']);
      return {
        writes: [
          put('people', { ...applyPatch(own, fields), ...chapter.updated() }),
          put('people', { ...(apart as StoredDocument), ...chapter.updated() }),
          ...(await entriesApart(chapter, reader, record.moved)),
          chapter.journal('merge', record.subjectId, {
            step: 'unmerged',
            loserId: record.loserId,
            undoes: recordId,
          }),
        ],
        answer: {
          kept: [...kept],
          undo: {
            label: { key: 'duplicates:undo.unmerged', params: { name } },
            command: {
              name: 'duplicates.merge',
              payload: {
                survivor: record.subjectId,
                loser: record.loserId,
                choices: record.choices,
              },
            },
          },
        },
      };
    }),
  ),
} satisfies Partial<Handlers>;

const idOf = (write: Write): string => (write.kind === 'put' ? write.document._id : write.id);

// Each entry goes back to whom it belonged; the survivor's keeps what was changed in it since.
const entriesApart = async (
  chapter: ChapterContext,
  reader: Reader,
  moved: readonly { loser: unknown; survivor: unknown; after: unknown }[],
): Promise<readonly Write[]> => {
  const entries = moved as readonly Moved[];
  const present = await reader.getAll(
    'participations',
    entries.map(({ after }) => after._id),
  );
  return entries.flatMap(({ loser, survivor, after }): Write[] => {
    const now = present.get(after._id);
    const restored = put('participations', { ...loser, ...chapter.updated() });
    if (now === undefined) return [restored];
    if (!sameValue(content(now), content(after))) {
      const left = withoutMerged(now, survivor, after) as StoredDocument;
      return sameValue(left, now)
        ? [restored]
        : [restored, put('participations', { ...left, ...chapter.updated() })];
    }
    return [
      restored,
      survivor === null
        ? { kind: 'remove', collection: 'participations', id: after._id }
        : put('participations', { ...survivor, ...chapter.updated() }),
    ];
  });
};

const content = ({ updatedAt: _at, updatedBy: _by, device: _device, ...rest }: StoredDocument) =>
  rest;
