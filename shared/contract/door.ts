import { z } from 'zod';
import { checkInViaSchema } from '../domain/door/checkIn.ts';
import { instantSchema, localDateTimeSchema, timeZoneSchema } from '../domain/document.ts';
import { command, query } from './define.ts';
import { guestCountsSchema } from './meetups.ts';
import { personLineSchema } from './people.ts';
import { undoableSchema } from './undo.ts';

/** Why the door should look twice. A warning never blocks. */
export const doorWarningSchema = z.enum([
  'already-in',
  'not-on-list',
  'waiting-list',
  'declined',
  'cancelled',
  'over-capacity',
  'wrong-meetup',
  'not-in',
]);

/** See {@link doorWarningSchema}. */
export type DoorWarning = z.infer<typeof doorWarningSchema>;

/** Where somebody stands on a check list. */
const attendanceSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not-yet') }),
  z.object({ state: z.literal('in'), since: instantSchema }),
  z.object({ state: z.literal('out'), since: instantSchema, until: instantSchema }),
]);

/** Someone the search at the door found. */
export const doorHitSchema = z.object({
  person: personLineSchema,
  tier: z.enum(['guest', 'member']),
  attendance: attendanceSchema,
  warnings: z.array(doorWarningSchema),
});

/** See {@link doorHitSchema}. */
export type DoorHit = z.infer<typeof doorHitSchema>;

/** One of the last things that happened at this door. */
export const doorEventSchema = z.object({
  checkInId: z.string(),
  person: personLineSchema,
  at: instantSchema,
  kind: z.enum(['in', 'out']),
  via: checkInViaSchema,
  /** The person was already in when this was recorded. */
  again: z.boolean(),
  /** Recorded on this computer, so that "take back the last one" never reaches another door's. */
  here: z.boolean(),
});

/** See {@link doorEventSchema}. */
export type DoorEvent = z.infer<typeof doorEventSchema>;

/** How many of the last events the door shows at first. */
export const recentEvents = 5;

/** How many of the last events the door shows at most. */
export const mostRecentEvents = 50;

const doorRef = { meetupId: z.string(), list: z.string() };

/** What a check-in answers: what was recorded, with the warnings that applied. */
export const checkInAnswerSchema = z
  .object({ checkInId: z.string(), personId: z.string(), warnings: z.array(doorWarningSchema) })
  .extend(undoableSchema.shape);

/** Queries and commands of the door screen. */
export const doorContract = {
  /** Counters and the last events. Shows nobody who did not just come in. */
  'door.status': query(
    z.object({
      ...doorRef,
      /** How many of the last events to tell; {@link recentEvents} when absent. */
      limit: z.int().min(1).max(mostRecentEvents).optional(),
    }),
    z
      .object({
        name: z.string(),
        /** Empty for the main door. */
        listName: z.string(),
        /** All check lists of the meetup. */
        lists: z.array(z.object({ key: z.string(), name: z.string() })),
        startLocal: localDateTimeSchema,
        endLocal: localDateTimeSchema,
        timeZone: timeZoneSchema,
        counts: guestCountsSchema,
        capacity: z.int().optional(),
        recent: z.array(doorEventSchema),
        /** Earlier events that were not told. */
        moreRecent: z.int(),
        /** The last event recorded on this computer, though other doors may have told more since. */
        lastHere: doorEventSchema.optional(),
      })
      .nullable(),
  ),
  /** Guests first, then members not on the list. Empty until something is typed. */
  'door.search': query(
    z.object({ ...doorRef, search: z.string().max(200), limit: z.int().min(1).max(50) }),
    z.object({
      guests: z.array(doorHitSchema),
      members: z.array(doorHitSchema),
      moreGuests: z.int(),
      moreMembers: z.int(),
    }),
  ),
  /** `at` is when the person stood at the door; the data process' clock when absent. */
  'door.checkIn': command(
    z.object({
      ...doorRef,
      personId: z.string(),
      via: checkInViaSchema,
      at: instantSchema.optional(),
    }),
    checkInAnswerSchema,
  ),
  /** Somebody leaves; another check-in afterwards is a re-entry. */
  'door.checkOut': command(
    z.object({
      ...doorRef,
      personId: z.string(),
      via: checkInViaSchema,
      at: instantSchema.optional(),
    }),
    checkInAnswerSchema,
  ),
  /** One more check list: dinner, day two. */
  'door.addList': command(
    z.object({ meetupId: z.string(), name: z.string().trim().min(1).max(60) }),
    z.object({ key: z.string() }).extend(undoableSchema.shape),
  ),
  /**
   * Checks in (or out) whom a badge belongs to. A badge of another meetup warns and lets in all the same; a
   * code that nobody has is `not-found`.
   */
  'door.scan': command(
    z.object({
      ...doorRef,
      token: z.string().max(50),
      kind: z.enum(['in', 'out']),
      at: instantSchema.optional(),
    }),
    checkInAnswerSchema.extend({
      person: personLineSchema,
      /** Whether the person was on this meetup's guest list. */
      tier: z.enum(['guest', 'member']),
      /** Where the person stood before. */
      before: attendanceSchema,
    }),
  ),
  /** Takes one event back by recording an `undo`. */
  'door.undo': command(z.object({ ...doorRef, checkInId: z.string() }), undoableSchema),
  /** A person nobody knew: becomes a person of kind guest, a guest list entry and a check-in at once. */
  'door.walkIn': command(
    z.object({
      ...doorRef,
      fn: z.string().trim().min(1).max(200),
      organisation: z.string().trim().max(200).optional(),
    }),
    checkInAnswerSchema,
  ),
};
