import { z } from 'zod';
import { countryRegionSchema, documentBase, timeZoneSchema } from '../document.ts';

const text = z.string().max(500);

/** What a chapter is set up with (stored in the library as `chapter:<uuid7>`, one per database). */
export const chapterSchema = z.looseObject({
  ...documentBase,
  type: z.literal('chapter'),
  name: text.min(1),
  /** Where the chapter is; also the default for phone numbers and addresses. */
  countryRegion: countryRegionSchema.optional(),
  timeZone: timeZoneSchema,
  languages: z.array(z.string()),
  /** True for the demo chapter, so that the screens can say so. */
  demo: z.boolean().optional(),
});

/** See {@link chapterSchema}. */
export type Chapter = z.infer<typeof chapterSchema>;
