import { z } from 'zod';
import { documentBase, instantSchema, localDateTimeSchema, timeZoneSchema } from '../document.ts';

const text = z.string().max(500);

/** How far a meetup has come. */
export const meetupStageSchema = z.enum([
  'idea',
  'planned',
  'confirmed',
  'announced',
  'live',
  'held',
  'reported',
  'archived',
]);

/** schema.org `EventStatusType`. */
export const eventStatusSchema = z.enum([
  'EventScheduled',
  'EventPostponed',
  'EventRescheduled',
  'EventMovedOnline',
  'EventCancelled',
]);

/** schema.org `EventAttendanceModeEnumeration`, without its suffix. */
export const attendanceModeSchema = z.enum(['Offline', 'Online', 'Mixed']);

/** A meetup's own facts (schema.org Event, RFC 5545 VEVENT). Guests, agenda and tasks are documents of their own. */
export const meetupSchema = z.looseObject({
  ...documentBase,
  type: z.literal('meetup'),
  name: text.min(1),
  theme: text.optional(),
  /** "7" for the 7th meeting. */
  ordinal: z.int().min(1).max(10000).optional(),
  description: z.string().max(20000).optional(),
  stage: meetupStageSchema,
  eventStatus: eventStatusSchema,
  attendanceMode: attendanceModeSchema,
  /** Wall-clock time at the venue; `timeZone` says where. */
  startLocal: localDateTimeSchema,
  endLocal: localDateTimeSchema,
  timeZone: timeZoneSchema,
  doorTime: localDateTimeSchema.optional(),
  venueId: z.string().optional(),
  /** The venue in words, until it is picked from the venue book. */
  venueName: text.optional(),
  onlineUrl: text.optional(),
  maximumPhysicalAttendeeCapacity: z.int().min(0).max(100000).optional(),
  maximumVirtualAttendeeCapacity: z.int().min(0).max(1000000).optional(),
  hosts: z.array(text).optional(),
  coHosts: z.array(text).optional(),
  languages: z.array(z.string()).optional(),
  rsvpBy: instantSchema.optional(),
  currency: z.string().length(3).optional(),
  icsSequence: z.int().min(0),
  /** When the attendance was declared final; what the door records later is a correction. */
  finishedAt: instantSchema.optional(),
  checkLists: z.array(z.looseObject({ key: z.string(), name: text })),
});

/** See {@link meetupSchema}. */
export type Meetup = z.infer<typeof meetupSchema>;

/** What a person sets on a meetup; the rest is bookkeeping. */
export const meetupFieldsSchema = meetupSchema
  .omit({
    _id: true,
    type: true,
    schema: true,
    createdAt: true,
    createdBy: true,
    updatedAt: true,
    updatedBy: true,
    device: true,
    icsSequence: true,
    finishedAt: true,
  })
  .strip();

/** The check list every meetup has. */
export const mainCheckList = 'main';
