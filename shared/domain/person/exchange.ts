import { z } from 'zod';
import { countryRegionSchema, dateSchema } from '../document.ts';

const text = z.string().max(500);

/** The kinds of organisation on either side of an exchange. */
export const organisationTypeSchema = z.enum([
  'university',
  'technical-college',
  'high-school',
  'research-institution',
  'local-government',
  'private-company',
  'association-other',
]);

/** The ways into the programme. */
export const programmeSchema = z.enum([
  'open-application',
  'jst-direct',
  'high-school',
  'online',
  'other',
]);

/** The course letters. Their length changed over the years: always read with the fiscal year. */
export const courseSchema = z.enum(['A', 'B', 'C', 'D']);

/** One visit to Japan. Fiscal years run from April to March and are named by the April. */
export const exchangeSchema = z.looseObject({
  id: z.string(),
  programme: programmeSchema.optional(),
  course: courseSchema.nullable().optional(),
  /** The course as the source calls it, when it is none of the letters. */
  courseLabel: text.optional(),
  fiscalYear: z.int().min(2000).max(2200).optional(),
  start: dateSchema.optional(),
  end: dateSchema.optional(),
  host: z
    .looseObject({
      name: text,
      nameJa: text.optional(),
      type: organisationTypeSchema.optional(),
      /** The code of a prefecture; another text from elsewhere is kept. */
      prefecture: z.string().optional(),
    })
    .optional(),
  sending: z
    .looseObject({
      name: text,
      type: organisationTypeSchema.optional(),
      country: countryRegionSchema.optional(),
    })
    .optional(),
  field: text.optional(),
  capacity: z.enum(['participant', 'supervisor']).optional(),
  level: z
    .enum([
      'high-school',
      'technical-college',
      'undergraduate',
      'graduate',
      'postdoc',
      'teacher',
      'public-sector',
      'other',
    ])
    .optional(),
  group: text.optional(),
  verified: z.enum(['self', 'certificate', 'secretariat', 'unknown']).optional(),
});

/** See {@link exchangeSchema}. */
export type Exchange = z.infer<typeof exchangeSchema>;
