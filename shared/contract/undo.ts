import { z } from 'zod';

/**
 * How to take a command back: the command that does it, ready to send, and the text key (with
 * params) that says what was done, shown in the undo toast.
 */
export const undoSchema = z.object({
  label: z.object({
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  command: z.object({ name: z.string(), payload: z.unknown() }),
});

/** See {@link undoSchema}. */
export type Undo = z.infer<typeof undoSchema>;

/** Output schema of commands that answer nothing but how to take them back. */
export const undoableSchema = z.object({ undo: undoSchema.optional() });

/** See {@link undoableSchema}. */
export type Undoable = z.infer<typeof undoableSchema>;
