import type { Calendar, CalendarEvent } from '../../formats/ical/index.ts';
import { uuidOfId } from '../ids.ts';
import { clockChange } from '../time/clockChange.ts';
import type { Meetup } from './meetup.ts';
import type { VenueFields } from './venue.ts';

/** A meetup as calendars take it over. `venue` is its place in the venue book, if it is in there. */
export const calendarEventOf = (
  meetup: Meetup,
  { venue }: { readonly venue?: VenueFields | undefined } = {},
): CalendarEvent => {
  const isThere = !isOnline(meetup);
  // A link that stayed from a plan given up leads nowhere.
  const link = isThere && meetup.attendanceMode === 'Offline' ? undefined : meetup.onlineUrl;
  const description = [
    meetup.theme,
    meetup.description,
    ...(isThere ? [venue?.access, venue?.mapUrl] : []),
    link,
  ]
    .filter((part) => part !== undefined && part.trim() !== '')
    .join('\n\n');
  const location = locationOf(meetup, venue);
  return {
    uid: uuidOfId(meetup._id),
    sequence: meetup.icsSequence,
    status: calendarStatus(meetup),
    summary: meetup.name,
    ...(description !== '' && { description }),
    ...(location !== undefined && { location }),
    ...(link !== undefined && { url: link }),
    startLocal: shownTime(meetup.startLocal, meetup.timeZone),
    endLocal: shownTime(meetup.endLocal, meetup.timeZone),
    timeZone: meetup.timeZone,
    createdAt: meetup.createdAt,
    updatedAt: meetup.updatedAt,
  };
};

/** What a calendar file of a meetup is for: to take the meetup over, or to take it back. */
export const calendarMethod = (meetup: Pick<Meetup, 'eventStatus'>): Calendar['method'] =>
  meetup.eventStatus === 'EventCancelled' ? 'CANCEL' : 'PUBLISH';

/** TENTATIVE while it is only planned or its new date is open, CONFIRMED after, or CANCELLED. */
export const calendarStatus = ({
  stage,
  eventStatus,
}: Pick<Meetup, 'stage' | 'eventStatus'>): CalendarEvent['status'] => {
  if (eventStatus === 'EventCancelled') return 'CANCELLED';
  if (eventStatus === 'EventPostponed') return 'TENTATIVE';
  return stage === 'idea' || stage === 'planned' ? 'TENTATIVE' : 'CONFIRMED';
};

const isOnline = ({ eventStatus, attendanceMode }: Meetup): boolean =>
  eventStatus === 'EventMovedOnline' || attendanceMode === 'Online';

const locationOf = (meetup: Meetup, venue: VenueFields | undefined): string | undefined => {
  if (isOnline(meetup)) return meetup.onlineUrl;
  if (meetup.venueName === undefined || venue?.address === undefined) return meetup.venueName;
  return `${meetup.venueName}, ${venue.address}`;
};

// Programs differ in how they read a time that the clocks skip: they get the one that is shown.
const shownTime = (local: string, timeZone: string): string => {
  const change = clockChange(local, timeZone);
  return change?.kind === 'skipped' ? change.becomes : local;
};
