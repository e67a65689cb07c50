import { z } from 'zod';
import { instantSchema } from '../domain/document.ts';
import { meetupSchema } from '../domain/meetup/meetup.ts';
import { participationFunctionSchema } from '../domain/meetup/participation.ts';
import { reportDimensions } from '../domain/report/groups.ts';
import { command, query } from './define.ts';
import { personLineSchema } from './people.ts';
import { undoableSchema } from './undo.ts';
import { windowSchema } from './window.ts';

/** See `ReportNumbers` in the domain. */
export const reportNumbersSchema = z.object({
  invited: z.int(),
  expected: z.int(),
  attended: z.int(),
  walkIns: z.int(),
  noShows: z.int(),
  surprises: z.int(),
  firstTimers: z.int(),
});

/** See `ReportGroup` in the domain. */
export const reportGroupSchema = z.object({
  key: z.string().nullable(),
  attended: z.int(),
  walkIns: z.int(),
  noShows: z.int(),
  firstTimers: z.int(),
});

/** See {@link reportGroupSchema}. */
export type ReportGroupLine = z.infer<typeof reportGroupSchema>;

/** How it went for one person; see `AttendanceStatus` in the domain. */
export const attendanceStatusSchema = z.enum(['came', 'walk-in', 'no-show', 'absent']);

/** One person of a report. */
export const reportPersonSchema = z.object({
  person: personLineSchema,
  status: attendanceStatusSchema,
  isFirst: z.boolean(),
  function: participationFunctionSchema.optional(),
  cameAt: instantSchema.optional(),
  country: z.string().optional(),
  fiscalYear: z.string().optional(),
  course: z.string().optional(),
  organisation: z.string().optional(),
});

/** See {@link reportPersonSchema}. */
export type ReportPerson = z.infer<typeof reportPersonSchema>;

/** Something recorded at the door after the attendance was declared final. */
export const correctionSchema = z.object({
  checkInId: z.string(),
  person: personLineSchema,
  /** The person was added, or a check-in was taken back. */
  kind: z.enum(['added', 'taken-back']),
  at: instantSchema,
});

/** Which lines of the report are wanted. */
export const reportFilterSchema = z.enum(['attended', 'walk-in', 'no-show', 'first', 'everyone']);

/** Everyone on the list who did not decline, or only who accepted and holds a seat. */
export const printAudienceSchema = z.enum(['all', 'coming']);

/** A guest as paper at the door shows one. No contact data. */
export const printedGuestSchema = z.object({
  person: personLineSchema,
  function: participationFunctionSchema,
  /** What the QR code holds, see `createToken`. */
  token: z.string(),
});

/** See {@link printedGuestSchema}. */
export type PrintedGuest = z.infer<typeof printedGuestSchema>;

/** Queries and commands about how a meetup went. */
export const reportContract = {
  /** The numbers of one meetup, by what people have in common, and among the chapter's meetups. */
  'report.attendance': query(
    z.object({ meetupId: z.string() }),
    z
      .object({
        stage: meetupSchema.shape.stage,
        /** When the attendance was declared final. */
        finishedAt: instantSchema.optional(),
        numbers: reportNumbersSchema,
        groups: z.object(
          Object.fromEntries(
            reportDimensions.map((dimension) => [dimension, z.array(reportGroupSchema)]),
          ) as Record<(typeof reportDimensions)[number], z.ZodArray<typeof reportGroupSchema>>,
        ),
        /** Meetups with somebody at the door, earliest first, at most the last 24. */
        trend: z.array(
          z.object({
            meetupId: z.string(),
            name: z.string(),
            startLocal: z.string(),
            numbers: reportNumbersSchema,
          }),
        ),
        /** Newest first, at most 50. */
        corrections: z.array(correctionSchema),
      })
      .nullable(),
  ),
  /** The people of a report by name. */
  'report.people': query(
    z.object({ meetupId: z.string(), filter: reportFilterSchema, window: windowSchema }),
    z.object({ rows: z.array(reportPersonSchema), matching: z.int() }),
  ),
  /** What goes onto badges, the sign-in sheet and table tents: guests by name. */
  'report.printed': query(
    z.object({ meetupId: z.string(), whom: printAudienceSchema, window: windowSchema }),
    z.object({ rows: z.array(printedGuestSchema), matching: z.int() }),
  ),
  /** Declares the attendance final: the meetup is held, what is recorded later is a correction. */
  'report.finish': command(z.object({ meetupId: z.string() }), undoableSchema),
  /** Takes `report.finish` back. */
  'report.reopen': command(
    z.object({ meetupId: z.string(), stage: meetupSchema.shape.stage }),
    undoableSchema,
  ),
  /** Records afterwards that somebody came, or did not come after all. */
  'report.correct': command(
    z.object({ meetupId: z.string(), personId: z.string(), attended: z.boolean() }),
    undoableSchema,
  ),
  /** Takes several events of one person back at once. */
  'report.takeBack': command(
    z.object({ meetupId: z.string(), checkInIds: z.array(z.string()).min(1).max(1000) }),
    undoableSchema,
  ),
};
