import { calendarEventOf, calendarMethod } from '#shared/domain/meetup/calendarEvent.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { VenueFields } from '#shared/domain/meetup/venue.ts';
import { writeCalendar } from '#shared/formats/ical/index.ts';
import { useDataClient } from '../../client/index.ts';
import { offerFile } from '../../ui/index.ts';

/** A meetup as the text of a calendar file, with what the venue book says about its place. */
export const calendarText = (meetup: Meetup, venue: VenueFields | undefined): string =>
  writeCalendar({
    method: calendarMethod(meetup),
    product: 'Tsudoi',
    events: [calendarEventOf(meetup, { venue })],
  });

/**
 * Saves a meetup as a calendar file that programs take over, or take back when it is cancelled. It is
 * asked for anew: a change that was just made is in the file, whether the page shows it yet or not.
 */
export const useSaveCalendar = (): ((meetupId: string) => Promise<void>) => {
  const client = useDataClient();
  return async (meetupId) => {
    const [found, book] = await Promise.all([
      client.query('meetups.meetup', { id: meetupId }),
      client.query('venues.list', {}),
    ]);
    if (!found.ok || found.value === null || !book.ok) return;
    const { meetup } = found.value;
    const venue = book.value.venues.find(({ id }) => id === meetup.venueId)?.fields;
    const content = new Blob([calendarText(meetup, venue)], {
      type: 'text/calendar;charset=utf-8',
    });
    offerFile(content, `${meetup.name} ${meetup.startLocal.slice(0, 10)}.ics`);
  };
};
