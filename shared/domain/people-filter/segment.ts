import { z } from 'zod';
import { documentBase } from '../document.ts';
import { peopleFilterSchema } from './filter.ts';

/** What a segment is: a name for a search and a filter, asked anew whenever it is used. */
export const segmentFieldsSchema = z.object({
  name: z.string().trim().min(1).max(200),
  search: z.string().max(200),
  filter: peopleFilterSchema,
});

/** A saved segment as the library holds it. */
export const segmentSchema = z.looseObject({
  ...documentBase,
  type: z.literal('segment'),
  ...segmentFieldsSchema.shape,
});

/** See {@link segmentSchema}. */
export type Segment = z.infer<typeof segmentSchema>;
