import { chapterSchema } from '#shared/domain/chapter/chapter.ts';
import { readE164 } from '#shared/domain/import/contact.ts';
import { phoneSchema, type Person } from '#shared/domain/person/person.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

type Phone = Person['phones'][number];

/** Where the chapter is (ISO 3166-1 alpha-2): telephone numbers without a prefix are of there. */
export const regionOfChapter = async (chapter: ChapterContext): Promise<string | undefined> => {
  const found = await chapter.database.repositories.library.find({
    selector: { _id: { $gt: 'chapter:', $lt: 'chapter;' } },
    limit: 1,
  });
  return chapterSchema.safeParse(found[0]).data?.countryRegion;
};

/**
 * The numbers with the E.164 form of those that were typed anew: of where the person lives, else of
 * where the chapter is. What was there before stays as it is.
 */
export const withE164 = async (
  chapter: ChapterContext,
  phones: readonly Phone[],
  known: { readonly present?: unknown; readonly residence?: unknown },
): Promise<Phone[]> => {
  const present = phonesSchema.safeParse(known.present).data ?? [];
  const isTyped = ({ id, raw, e164 }: Phone): boolean =>
    e164 === undefined && !present.some((phone) => phone.id === id && phone.raw === raw);
  if (!phones.some(isTyped)) return [...phones];
  const { residence } = known;
  const regions = [
    typeof residence === 'string' ? residence : undefined,
    await regionOfChapter(chapter),
  ];
  return phones.map((phone) => {
    const e164 = isTyped(phone) ? readE164(phone.raw, regions) : undefined;
    return e164 === undefined ? phone : { ...phone, e164 };
  });
};

const phonesSchema = phoneSchema.array();
