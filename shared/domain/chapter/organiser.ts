import { z } from 'zod';
import { documentBase } from '../document.ts';

/** The most characters of an organiser's name. */
export const longestOrganiserName = 200;

/**
 * Who works at a computer, as the other organisers of the chapter see it beside what was done there
 * (stored in the library under the id that documents name in `createdBy` and `updatedBy`). An empty
 * name is one that was taken away.
 */
export const organiserSchema = z.looseObject({
  ...documentBase,
  type: z.literal('organiser'),
  name: z.string().max(longestOrganiserName),
});

/** See {@link organiserSchema}. */
export type Organiser = z.infer<typeof organiserSchema>;
