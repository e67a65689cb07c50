import type { Venue, VenueFields } from '../meetup/venue.ts';
import { demoUuid, writtenAt } from './bookkeeping.ts';
import { addDays, momentOf } from './dates.ts';
import { createDemoRandom } from './random.ts';

/** The venue book of the demo chapter: the places its meetups come back to. */
export const demoVenues = (options: { readonly seed: string; readonly today: string }): Venue[] => {
  const noted = momentOf(addDays(options.today, -1400), '09:00');
  const random = createDemoRandom(`${options.seed}/venues`);
  return places.map((place) => ({
    _id: `venue:${demoUuid(random, noted)}`,
    type: 'venue',
    ...writtenAt(noted),
    ...place,
    timeZone: 'Asia/Jakarta',
  }));
};

const places: readonly Omit<VenueFields, 'timeZone'>[] = [
  {
    name: 'Auditorium Cempaka, Jakarta',
    address: 'Jalan Contoh 12, Jakarta',
    capacity: 90,
    access: 'Lift beside the main stairs; the guard at the gate has the list of guests.',
  },
  {
    name: 'Community hall Melati, Jakarta',
    address: 'Jalan Contoh 3, Jakarta',
    capacity: 60,
    access: 'Ground floor, no steps.',
  },
  {
    name: 'Rooftop Kenanga, Jakarta',
    address: 'Jalan Contoh 40, Jakarta',
    capacity: 60,
    access: 'Fifth floor; the lift goes up to the fourth.',
  },
];
