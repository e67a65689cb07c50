import { z } from 'zod';
import type { conditionSchema } from '../domain/people-filter/filter.ts';
import { exportFields } from '../domain/people-export/exportFields.ts';
import { segmentFieldsSchema } from '../domain/people-filter/segment.ts';
import { command, query } from './define.ts';
import { personPatchSchema, rosterSelectionSchema } from './people.ts';
import { undoableSchema } from './undo.ts';

/** A saved segment as lists show one. */
export const segmentLineSchema = segmentFieldsSchema.extend({ id: z.string() });

/** See {@link segmentLineSchema}. */
export type SegmentLine = z.infer<typeof segmentLineSchema>;

/** Conditions whose values are the texts that people have. */
export const valueKinds = [
  'residence',
  'region',
  'course',
  'host',
  'field',
  'tag',
] as const satisfies readonly z.infer<typeof conditionSchema>['on'][];

const manyIds = z.array(z.string()).min(1).max(100_000);

/** The fields that can be given to many people at once; `null` clears an optional one. */
export const bulkPatchSchema = personPatchSchema.pick({
  kind: true,
  status: true,
  residence: true,
  region: true,
  city: true,
  nationality: true,
  languages: true,
  timeZone: true,
});

const exportPart = z.object({
  ids: z.array(z.string()).max(500),
  /**
   * Whose e-mail addresses and phone numbers the file may hold: nobody's, those of people who did
   * not refuse (`allowed`), or only those of people who agreed. Never those of people who opted out,
   * whose consent has run out, or of minors without a guardian's consent.
   */
  contact: z.enum(['none', 'allowed', 'granted']),
  /** BCP 47 language of country/region names. */
  language: z.string().max(35),
});

/** Queries and commands of working with many people at once: filters, segments, selections. */
export const rosterContract = {
  /** The ids of everyone whom a search and a filter mean, in order. */
  'people.ids': query(rosterSelectionSchema, z.object({ ids: z.array(z.string()) })),
  /** What people have for a condition, most frequent first; at most 1,000 values. */
  'people.filterValues': query(
    z.object({ on: z.enum(valueKinds) }),
    z.object({ values: z.array(z.object({ value: z.string(), count: z.int() })) }),
  ),
  /** The saved segments by name. */
  'people.segments': query(z.object({}), z.object({ segments: z.array(segmentLineSchema) })),
  /** The ids of the people a segment means now, in name order; none when it is gone. */
  'people.segmentPeople': query(
    z.object({ id: z.string() }),
    z.object({ personIds: z.array(z.string()) }),
  ),
  /** Saves a new segment, or (with `id`) another name, search or filter of one. */
  'people.saveSegment': command(
    segmentFieldsSchema.extend({ id: z.string().optional() }),
    z.object({ id: z.string() }).extend(undoableSchema.shape),
  ),
  'people.deleteSegment': command(z.object({ id: z.string() }), undoableSchema),
  /** Adds and removes tags of many people, all or nothing. Reports progress. */
  'people.tag': command(
    z.object({
      changes: z
        .array(
          z.object({
            ids: manyIds,
            add: z.array(z.string().trim().min(1).max(500)).max(50),
            remove: z.array(z.string()).max(50),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    z.object({ changed: z.int() }).extend(undoableSchema.shape),
  ),
  /** Gives the same fields to many people, all or nothing. Reports progress. */
  'people.editMany': command(
    z.object({
      edits: z
        .array(z.object({ ids: manyIds, patch: bulkPatchSchema }))
        .min(1)
        .max(100_000),
    }),
    z.object({ changed: z.int() }).extend(undoableSchema.shape),
  ),
  /** How many of these people should not be contacted, and why: counted once, worst reason first. */
  'people.contactability': query(
    z.object({ ids: z.array(z.string()).max(100_000) }),
    z.object({
      /** May be contacted or were not asked. */
      reachable: z.array(z.string()),
      optedOut: z.array(z.string()),
      refused: z.array(z.string()),
      /** Their consent has run out. */
      expired: z.array(z.string()),
      /** No guardian agreed. */
      minors: z.array(z.string()),
      deceased: z.array(z.string()),
    }),
  ),
  /** Rows of an export: the person's id, then a cell per field. `blanked`: contact data left out. */
  'people.exportRows': query(
    exportPart.extend({ fields: z.array(z.enum(exportFields)) }),
    z.object({ rows: z.array(z.array(z.string())), blanked: z.int() }),
  ),
  /** A part of an export as vCards. */
  'people.exportCards': query(
    exportPart.extend({ version: z.enum(['3.0', '4.0']) }),
    z.object({ text: z.string(), count: z.int(), blanked: z.int() }),
  ),
  'people.restoreSegment': command(z.object({ id: z.string() }), undoableSchema),
};
