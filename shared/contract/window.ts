import { z } from 'zod';

/** The largest number of rows one answer may hold. */
export const maxWindow = 500;

/** Which rows of an ordered result are wanted. Live queries are always bounded by one. */
export const windowSchema = z.object({
  offset: z.int().min(0),
  limit: z.int().min(0).max(maxWindow),
});

/** See {@link windowSchema}. */
export type Window = z.infer<typeof windowSchema>;

/** Part of a text that matched a search: [start, end) in UTF-16 units. */
export const markSchema = z.tuple([z.int(), z.int()]);

/** See {@link markSchema}. */
export type Mark = z.infer<typeof markSchema>;
