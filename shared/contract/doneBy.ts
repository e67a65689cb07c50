import { z } from 'zod';

/** Who did something, as far as a sentence tells it. */
export const doneBySchema = z.object({
  /** Whoever works at this computer. */
  isMine: z.boolean(),
  /** The name another organiser gave themselves; absent while they gave none. */
  by: z.string().optional(),
});

/** See {@link doneBySchema}. */
export type DoneBy = z.infer<typeof doneBySchema>;
