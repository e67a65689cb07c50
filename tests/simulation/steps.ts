import { z } from 'zod';

/** What goes wrong with one request. */
export const troubleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['drop', 'lose-response', 'truncate', 'duplicate']) }),
  z.strictObject({ kind: z.literal('status'), status: z.number() }),
  /** The connection breaks; the request itself arrives later, after others. */
  z.strictObject({ kind: z.literal('late') }),
  /** The request is served, and arrives once more later. */
  z.strictObject({ kind: z.literal('echo') }),
]);

/** See {@link troubleSchema}. */
export type Trouble = z.infer<typeof troubleSchema>;

const mark = z.string();

/** What somebody does at their computer; nothing happens when the document is not there. */
const workSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), id: z.string(), mark }),
  z.strictObject({ kind: z.literal('edit'), id: z.string(), mark, fields: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('item'),
    id: z.string(),
    mark,
    what: z.enum(['add', 'change', 'remove', 'move']),
  }),
  z.strictObject({ kind: z.literal('remove'), id: z.string(), mark }),
  z.strictObject({ kind: z.literal('invite'), id: z.string(), mark }),
  z.strictObject({ kind: z.literal('check-in'), id: z.string(), mark }),
  z.strictObject({ kind: z.literal('note'), id: z.string(), mark }),
  z.strictObject({ kind: z.literal('erase'), id: z.string() }),
]);

/** See {@link workSchema}. */
export type Work = z.infer<typeof workSchema>;

const on = z.number();

/** One step of a run. What cannot be done in a shortened script does nothing. */
const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('wait'), seconds: z.number() }),
  z.strictObject({ do: z.literal('work'), on, work: workSchema }),
  /** Begins an exchange, or serves the request that waits. `sends`: without asking for news. */
  z.strictObject({
    do: z.literal('talk'),
    on,
    trouble: troubleSchema.optional(),
    sends: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal('offline'), on, is: z.boolean() }),
  /** A request that was late arrives. */
  z.strictObject({ do: z.literal('arrive'), nth: z.number() }),
  z.strictObject({ do: z.literal('crash'), on, arrived: z.boolean() }),
  /** The computer will be killed at one of its next transactions. */
  z.strictObject({
    do: z.literal('crash-in'),
    on,
    transactions: z.number(),
    phase: z.enum(['before', 'inside', 'after']),
  }),
  /** The computer gets a newer version of the program. */
  z.strictObject({ do: z.literal('upgrade'), on }),
  /** Server-to-server replication brings an edit of an older state. */
  z.strictObject({ do: z.literal('branch'), id: z.string(), mark, field: z.string() }),
  /** A document of a kind that no computer here knows. */
  z.strictObject({ do: z.literal('foreign'), id: z.string() }),
  z.strictObject({ do: z.literal('wipe') }),
  z.strictObject({ do: z.literal('made-anew') }),
]);

/** See {@link stepSchema}. */
export type Step = z.infer<typeof stepSchema>;

/** A whole run: everything that {@link playScript} needs to do it again. */
export const scriptSchema = z.strictObject({
  seed: z.number(),
  /** By how many milliseconds each computer's clock is wrong. */
  skews: z.array(z.number()),
  /** Who may write check-ins only; the server refuses the rest. */
  helper: z.number().optional(),
  steps: z.array(stepSchema),
});

/** See {@link scriptSchema}. */
export type Script = z.infer<typeof scriptSchema>;
