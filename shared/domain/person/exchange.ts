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

/** The prefectures of Japan (ISO 3166-2), `JP-01` to `JP-47`. */
export const prefectures = [
  'JP-01',
  'JP-02',
  'JP-03',
  'JP-04',
  'JP-05',
  'JP-06',
  'JP-07',
  'JP-08',
  'JP-09',
  'JP-10',
  'JP-11',
  'JP-12',
  'JP-13',
  'JP-14',
  'JP-15',
  'JP-16',
  'JP-17',
  'JP-18',
  'JP-19',
  'JP-20',
  'JP-21',
  'JP-22',
  'JP-23',
  'JP-24',
  'JP-25',
  'JP-26',
  'JP-27',
  'JP-28',
  'JP-29',
  'JP-30',
  'JP-31',
  'JP-32',
  'JP-33',
  'JP-34',
  'JP-35',
  'JP-36',
  'JP-37',
  'JP-38',
  'JP-39',
  'JP-40',
  'JP-41',
  'JP-42',
  'JP-43',
  'JP-44',
  'JP-45',
  'JP-46',
  'JP-47',
] as const;

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
      /** One of {@link prefectures}; another text from elsewhere is kept. */
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
