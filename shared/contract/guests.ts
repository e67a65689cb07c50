import { z } from 'zod';
import { instantSchema } from '../domain/document.ts';
import { mostPasted } from '../domain/meetup/pastedGuests.ts';
import {
  longestNeeds,
  participationFunctionSchema,
  participationPlaceSchema,
  participationRoleSchema,
  participationSchema,
  partstatSchema,
} from '../domain/meetup/participation.ts';
import { command, query } from './define.ts';
import { doneBySchema } from './doneBy.ts';
import { personLineSchema } from './people.ts';
import { undoableSchema } from './undo.ts';

/** How a reply came. */
export const replyViaSchema = z.enum([
  'organiser',
  'email',
  'phone',
  'chat',
  'in-person',
  'form',
  'import',
]);

/** See {@link replyViaSchema}. */
export type ReplyVia = z.infer<typeof replyViaSchema>;

/** What a guest list entry can be given; `null` clears an optional field. */
export const guestPatchSchema = z.object({
  function: participationFunctionSchema.optional(),
  role: participationRoleSchema.nullable().optional(),
  partstat: partstatSchema.optional(),
  place: participationPlaceSchema.optional(),
  mode: participationSchema.shape.mode.optional(),
  needs: z.string().trim().max(longestNeeds).nullable().optional(),
  answeredAt: instantSchema.nullable().optional(),
});

/** See {@link guestPatchSchema}. */
export type GuestPatch = z.infer<typeof guestPatchSchema>;

/** Somebody on a waiting list, or beyond the capacity. */
export const seatPersonSchema = z.object({
  person: personLineSchema,
  /** When the guest accepted. */
  since: instantSchema,
});

/** How the seats in the room or online stand, see `Seats` in the domain. */
export const seatsSchema = z.object({
  capacity: z.int().optional(),
  taken: z.int(),
  free: z.int().optional(),
  offered: z.array(seatPersonSchema),
  waiting: z.array(seatPersonSchema),
  surplus: z.array(seatPersonSchema),
});

/** See {@link seatsSchema}. */
export type SeatsView = z.infer<typeof seatsSchema>;

/** A pasted line and who it may be. */
export const pastedLineSchema = z.object({
  text: z.string(),
  name: z.string(),
  email: z.string().optional(),
  /** People it fits, best first; empty for an unknown one. */
  people: z.array(personLineSchema.extend({ isGuest: z.boolean() })),
});

/** See {@link pastedLineSchema}. */
export type PastedLine = z.infer<typeof pastedLineSchema>;

/** One thing that happened with a guest list entry. */
export const guestEventSchema = z.object({
  id: z.string(),
  at: instantSchema,
  ...doneBySchema.shape,
  kind: z.enum(['added', 'reply', 'changed', 'deleted', 'restored', 'contacted']),
  partstat: z.string().optional(),
  via: z.string().optional(),
  fields: z.array(z.string()),
});

/** See {@link guestEventSchema}. */
export type GuestEvent = z.infer<typeof guestEventSchema>;

const largestSelection = 10_000;

/** Queries and commands about guest list entries in depth. */
export const guestsContract = {
  /** Who holds a seat, who waits in which order, and whether there are more than seats. */
  'guests.seats': query(
    z.object({ meetupId: z.string() }),
    z.object({ physical: seatsSchema, virtual: seatsSchema }),
  ),
  /** One entry with its history, newest first; `null` when the person is not on the list. */
  'guests.guest': query(
    z.object({ meetupId: z.string(), personId: z.string() }),
    z
      .object({
        person: personLineSchema,
        participation: participationSchema,
        /** Written by a newer version: shown, not edited. */
        newer: z.literal(true).optional(),
        history: z.array(guestEventSchema),
      })
      .nullable(),
  ),
  /** Every person on the list that the search leaves, for choosing all of them. */
  'guests.ids': query(
    z.object({ meetupId: z.string(), search: z.string().max(200) }),
    z.object({ personIds: z.array(z.string()) }),
  ),
  /**
   * Changes entries, one patch each. A reply is recorded with how it came. Accepting when every
   * seat is taken puts onto the waiting list unless the patch names a place.
   */
  'guests.change': command(
    z.object({
      meetupId: z.string(),
      changes: z
        .array(z.object({ personId: z.string(), patch: guestPatchSchema }))
        .min(1)
        .max(largestSelection),
      via: replyViaSchema.optional(),
      /** For taking back: values are written as they are, no reply is recorded as new. */
      isUndo: z.boolean().optional(),
    }),
    z.object({ changed: z.int(), waiting: z.int() }).extend(undoableSchema.shape),
  ),
  /**
   * A file of guests as lines to look at before they are added; `leftOut` rows had neither name nor
   * address, or were more than can be added at once.
   */
  'guests.readFile': query(
    z.object({ bytes: z.instanceof(Uint8Array) }),
    z.object({ text: z.string(), lines: z.int(), leftOut: z.int() }),
  ),
  /** Who the pasted lines may be. */
  'guests.match': query(
    z.object({ meetupId: z.string(), text: z.string().max(200_000) }),
    z.object({ lines: z.array(pastedLineSchema) }),
  ),
  /** Adds known people to the list, and unknown ones to People and to the list. */
  'guests.addPasted': command(
    z.object({
      meetupId: z.string(),
      personIds: z.array(z.string()).max(mostPasted),
      newPeople: z
        .array(
          z.object({
            name: z.string().trim().min(1).max(500),
            email: z.string().max(500).optional(),
          }),
        )
        .max(mostPasted),
    }),
    z.object({ added: z.int(), created: z.int() }).extend(undoableSchema.shape),
  ),
  /** Takes {@link guestsContract} `guests.addPasted` back. */
  'guests.removePasted': command(
    z.object({
      meetupId: z.string(),
      personIds: z.array(z.string()),
      createdIds: z.array(z.string()),
    }),
    undoableSchema,
  ),
  'guests.restorePasted': command(
    z.object({
      meetupId: z.string(),
      personIds: z.array(z.string()),
      createdIds: z.array(z.string()),
    }),
    undoableSchema,
  ),
};
