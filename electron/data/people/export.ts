import { setImmediate } from 'node:timers/promises';
import { needsGuardian } from '#shared/domain/journal/consentLedger.ts';
import { reachOf } from '#shared/domain/journal/reach.ts';
import { exportCells } from '#shared/domain/people-export/exportCells.ts';
import { personCard } from '#shared/domain/people-export/personCard.ts';
import { personSchema, type Person } from '#shared/domain/person/person.ts';
import type { Input } from '#shared/contract/index.ts';
import { writeCards } from '#shared/formats/vcard/writeCards.ts';
import { ok } from '#shared/result.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { readPhotos } from './photos.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';

/** How an export is answered, a part at a time, so that nothing waits for a large one. */
export const exportHandlers = {
  'people.exportRows': chapterQuery(['people', 'journal'], async (chapter, input) => {
    const { people, blanked } = await readPart(chapter, input);
    const { fields, language } = input;
    return ok({
      rows: people.map(({ person, withContact }) => [
        person._id,
        ...exportCells(person, fields, { language, withContact }),
      ]),
      blanked,
    });
  }),

  'people.exportCards': chapterQuery(['people', 'journal'], async (chapter, input) => {
    const { people, blanked } = await readPart(chapter, input);
    const { language, version } = input;
    const texts: string[] = [];
    for (const { person, withContact } of people) {
      const photo = input.contact === 'none' ? undefined : await agreedPhoto(chapter, person._id);
      const card = personCard(person, { language, withContact });
      texts.push(writeCards([photo === undefined ? card : { ...card, photo }], version));
    }
    return ok({ text: texts.join(''), count: texts.length, blanked });
  }),
} satisfies Partial<Handlers>;

const readPart = async (
  chapter: ChapterContext,
  { ids, contact }: Pick<Input<'people.exportRows'>, 'ids' | 'contact'>,
) => {
  await chapter.people.ready();
  await chapter.consentLedger.ready();
  const documents = await chapter.database.repositories.people.byIds(ids);
  let blanked = 0;
  const people = ids.flatMap((id) => {
    const parsed = personSchema.safeParse(documents.get(id));
    if (!parsed.success) return [];
    const person = parsed.data;
    const withContact = mayHoldContact(chapter, person, contact);
    const contacts = [person.emails, person.phones, person.im ?? []].flat().length;
    if (!withContact && contacts > 0) blanked += 1;
    return [{ person, withContact }];
  });
  return { people, blanked };
};

// A photo is seen by whoever gets the file: only of those who said yes to that.
const agreedPhoto = async (chapter: ChapterContext, id: string): Promise<string | undefined> => {
  if (chapter.consentLedger.stateOf(id, 'photo') !== 'granted') return undefined;
  // A picture is much to write; others get a turn in between.
  await setImmediate();
  return (await readPhotos(chapter, id))[0]?.image;
};

const mayHoldContact = (
  chapter: ChapterContext,
  person: Person,
  contact: Input<'people.exportRows'>['contact'],
): boolean => {
  if (contact === 'none') return false;
  const reach = reachOf({
    status: person.status,
    consent: chapter.consentLedger.stateOf(person._id, 'contact'),
    isMinor: needsGuardian({ today: chapter.now().slice(0, 10), minorUntil: person.minorUntil }),
  });
  return reach === 'granted' || (reach === 'not-asked' && contact === 'allowed');
};
