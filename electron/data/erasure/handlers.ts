import { appError } from '#shared/contract/errors.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { err, ok } from '#shared/result.ts';
import { compactFile, readFileSize } from '../housekeeping/index.ts';
import { photosOf, readPersonRecords } from '../people/index.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { countBackups } from './countBackups.ts';
import { readDossier } from './dossier.ts';
import { erasePerson, readErased } from './erasePeople.ts';

/** The queries and commands about erasing a person. */
export const erasureHandlers = {
  'people.dossier': chapterQuery(
    ['people', 'journal', 'participations', 'checkIns', 'meetups', 'library'],
    async (chapter, { id }) => ok((await readDossier(chapter, id)) ?? null),
  ),

  'people.erasePreview': chapterQuery(
    ['people', 'journal', 'participations', 'checkIns'],
    async (chapter, { id }) => {
      const { repositories } = chapter.database;
      const parsed = personSchema.safeParse((await repositories.people.byIds([id])).get(id));
      if (!parsed.success || isErased(parsed.data)) return ok(null);
      const { ids, records } = await readPersonRecords(chapter, id);
      const selector = { personId: { $in: [...ids] } };
      const [entries, checkIns] = await Promise.all([
        repositories.participations.find({ selector }),
        repositories.checkIns.find({ selector }),
      ]);
      const count = (type: string): number => records.filter((one) => one.type === type).length;
      return ok({
        name: parsed.data.fn,
        photos: (await photosOf(chapter, ids)).length,
        notes: count('note'),
        consents: count('consent'),
        changes: count('change') + count('merge'),
        contacts: [parsed.data.emails, parsed.data.phones, parsed.data.im ?? []].flat().length,
        meetups: entries.length,
        checkIns: checkIns.length,
        backups: countBackups(chapter.folder),
      });
    },
  ),

  'people.erased': chapterQuery(['journal'], async (chapter) =>
    ok({ personIds: [...new Set(await readErased(chapter))] }),
  ),

  'people.erase': async (runtime, { id }, call) => {
    const chapter = await runtime.openedChapter();
    if (chapter === undefined) return err(appError('no-chapter'));
    const erased = await erasePerson(chapter, id);
    if (!erased.ok) return erased;
    // What was erased still stands in the empty space of the file and in its log.
    const { bytes, free } = readFileSize(chapter.database.upkeep);
    const { file } = chapter.database.upkeep.connection;
    await runtime.rewriteChapter(chapter.slug, () =>
      compactFile({ file, expected: bytes - free, onProgress: call.progress }),
    );
    return ok(erased.value);
  },
} satisfies Partial<Handlers>;
