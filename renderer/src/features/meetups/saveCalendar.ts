import { calendarEventOf, calendarMethod } from '#shared/domain/meetup/calendarEvent.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { writeCalendar } from '#shared/formats/ical/index.ts';
import { saveFile } from './saveFile.ts';

/** A meetup as the text of a calendar file. */
export const calendarText = (meetup: Meetup, options: { agenda?: string } = {}): string =>
  writeCalendar({
    method: calendarMethod(meetup),
    product: 'Tsudoi',
    events: [calendarEventOf(meetup, options)],
  });

/** Saves a meetup as a calendar file that programs take over, or take back when it is cancelled. */
export const saveCalendar = (meetup: Meetup): void =>
  saveFile(calendarText(meetup), {
    name: `${meetup.name} ${meetup.startLocal.slice(0, 10)}.ics`,
    type: 'text/calendar',
  });
