import { z } from 'zod';
import { meetupFieldsSchema, meetupSchema } from '../domain/meetup/meetup.ts';
import { planFieldsSchema } from '../domain/meetup/planItem.ts';
import {
  participationFunctionSchema,
  participationPlaceSchema,
  partstatSchema,
} from '../domain/meetup/participation.ts';
import { dateSchema, instantSchema } from '../domain/document.ts';
import { command, query } from './define.ts';
import { personLineSchema } from './people.ts';
import { undoableSchema } from './undo.ts';
import { windowSchema } from './window.ts';

/** How many guests stand where. */
export const guestCountsSchema = z.object({
  /** Everyone on the guest list. */
  guests: z.int(),
  /** Each of those who were asked is in one of these five; walk-ins are in none. */
  accepted: z.int(),
  tentative: z.int(),
  declined: z.int(),
  noAnswer: z.int(),
  /** On the waiting list, or offered a seat and not yet heard from. */
  waiting: z.int(),
  /** People who are or were in, walk-ins included. */
  attended: z.int(),
  walkIns: z.int(),
  /** Accepted and confirmed: what the door expects, walk-ins not included. */
  expected: z.int(),
  /** Those of them who do not take part online. */
  expectedInRoom: z.int(),
});

/** See {@link guestCountsSchema}. */
export type GuestCounts = z.infer<typeof guestCountsSchema>;

/** A meetup as lists show one. */
export const meetupLineSchema = z.object({
  id: z.string(),
  name: z.string(),
  stage: meetupSchema.shape.stage,
  eventStatus: meetupSchema.shape.eventStatus,
  attendanceMode: meetupSchema.shape.attendanceMode,
  startLocal: z.string(),
  endLocal: z.string(),
  timeZone: z.string(),
  /** The start as a moment, for order and for "is it over". */
  startsAt: instantSchema,
  endsAt: instantSchema,
  venueName: z.string().optional(),
  capacity: z.int().optional(),
  counts: guestCountsSchema,
});

/** See {@link meetupLineSchema}. */
export type MeetupLine = z.infer<typeof meetupLineSchema>;

/** A guest list entry with its person. */
export const guestRowSchema = z.object({
  participationId: z.string(),
  person: personLineSchema,
  function: participationFunctionSchema,
  partstat: partstatSchema,
  place: participationPlaceSchema,
  mode: z.enum(['physical', 'virtual']),
  /** Diet and access, shown to whoever prepares the meetup. */
  needs: z.string().optional(),
  source: z.enum(['invited', 'self', 'walk-in', 'import']),
  attended: z.boolean(),
});

/** See {@link guestRowSchema}. */
export type GuestRow = z.infer<typeof guestRowSchema>;

/** What an edit of a meetup may carry; `null` clears an optional field. */
export const meetupPatchSchema = z.object(
  Object.fromEntries(
    Object.entries(meetupFieldsSchema.shape).map(([key, schema]) => [
      key,
      schema.nullable().optional(),
    ]),
  ) as {
    [Key in keyof typeof meetupFieldsSchema.shape]: z.ZodOptional<
      z.ZodNullable<(typeof meetupFieldsSchema.shape)[Key]>
    >;
  },
);

/** See {@link meetupPatchSchema}. */
export type MeetupPatch = z.infer<typeof meetupPatchSchema>;

/** What a new meetup needs; the rest has defaults. */
export const newMeetupSchema = meetupFieldsSchema
  .partial()
  .required({ name: true, startLocal: true, endLocal: true, timeZone: true })
  .extend({
    /** What it begins with: the items of a template. */
    plan: z.array(planFieldsSchema).max(1000).optional(),
  });

/** Queries and commands about meetups and their guest lists. */
export const meetupsContract = {
  /** Meetups, latest first. */
  'meetups.list': query(
    z.object({ window: windowSchema }),
    z.object({ rows: z.array(meetupLineSchema), total: z.int() }),
  ),
  /** Meetups that touch the days from `from` to `until` (at the venue), earliest first. */
  'meetups.days': query(
    z.object({ from: dateSchema, until: dateSchema }),
    z.object({ rows: z.array(meetupLineSchema) }),
  ),
  'meetups.meetup': query(
    z.object({ id: z.string() }),
    z
      .object({
        meetup: meetupSchema,
        line: meetupLineSchema,
        /** Written by a newer version: shown, not edited. */
        newer: z.literal(true).optional(),
      })
      .nullable(),
  ),
  'meetups.create': command(
    newMeetupSchema,
    z.object({ id: z.string() }).extend(undoableSchema.shape),
  ),
  /**
   * Changes the given fields; `null` clears an optional one. A stage or status that cannot be true
   * now is refused (`move-not-allowed`). A postponed meetup that gets another date is rescheduled.
   */
  'meetups.edit': command(
    z.object({
      id: z.string(),
      patch: meetupPatchSchema,
      /** For taking back: values are written as they were. */
      isUndo: z.boolean().optional(),
    }),
    undoableSchema,
  ),
  'meetups.delete': command(z.object({ id: z.string() }), undoableSchema),
  'meetups.restore': command(z.object({ id: z.string() }), undoableSchema),
  /** A window of the guest list by name; `search` narrows it. */
  'guests.list': query(
    z.object({ meetupId: z.string(), search: z.string().max(200), window: windowSchema }),
    z.object({ rows: z.array(guestRowSchema), matching: z.int(), counts: guestCountsSchema }),
  ),
  /** People who match and could be added; those already on the list say so. */
  'guests.candidates': query(
    z.object({ meetupId: z.string(), search: z.string().max(200), limit: z.int().min(1).max(50) }),
    z.object({
      people: z.array(personLineSchema.extend({ isGuest: z.boolean() })),
      matching: z.int(),
    }),
  ),
  'guests.add': command(
    z.object({ meetupId: z.string(), personIds: z.array(z.string()).min(1).max(10000) }),
    z.object({ added: z.int() }).extend(undoableSchema.shape),
  ),
  'guests.remove': command(
    z.object({ meetupId: z.string(), personIds: z.array(z.string()).min(1).max(10000) }),
    undoableSchema,
  ),
  /** Puts removed entries back as they were. */
  'guests.restore': command(
    z.object({ meetupId: z.string(), personIds: z.array(z.string()).min(1).max(10000) }),
    undoableSchema,
  ),
  'guests.reply': command(
    z.object({ meetupId: z.string(), personId: z.string(), partstat: partstatSchema }),
    /** Where the guest stands then: accepting when every seat is taken means waiting. */
    z.object({ place: participationPlaceSchema.optional() }).extend(undoableSchema.shape),
  ),
};
