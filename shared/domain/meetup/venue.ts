import { z } from 'zod';
import { documentBase, timeZoneSchema } from '../document.ts';

const text = z.string().trim().max(500);

/** A place of the venue book (stored in the library as `venue:<uuid7>`). */
export const venueSchema = z.looseObject({
  ...documentBase,
  type: z.literal('venue'),
  name: text.min(1),
  address: text.optional(),
  room: text.optional(),
  /** Seats. */
  capacity: z.int().min(0).max(100_000).optional(),
  /** How to get in, steps and lifts, whom to ask for. */
  access: z.string().trim().max(2000).optional(),
  /** A link to a map. */
  mapUrl: text.optional(),
  timeZone: timeZoneSchema,
});

/** See {@link venueSchema}. */
export type Venue = z.infer<typeof venueSchema>;

/** What a person sets on a venue. */
export const venueFieldsSchema = venueSchema
  .pick({
    name: true,
    address: true,
    room: true,
    capacity: true,
    access: true,
    mapUrl: true,
    timeZone: true,
  })
  .strip();

/** See {@link venueFieldsSchema}. */
export type VenueFields = z.infer<typeof venueFieldsSchema>;

/** A venue in one line, as a meetup shows it: "Hotel Borobudur, Flores room". */
export const venueLine = ({ name, room }: Pick<VenueFields, 'name' | 'room'>): string =>
  room === undefined || room === '' ? name : `${name}, ${room}`;
