import type { Calendar, CalendarEvent } from '../../formats/ical/index.ts';
import { uuidOfId } from '../ids.ts';
import type { Meetup } from './meetup.ts';

/** A meetup as calendars take it over. `agenda` is appended to the description. */
export const calendarEventOf = (
  meetup: Meetup,
  { agenda = '' }: { readonly agenda?: string } = {},
): CalendarEvent => {
  const description = [meetup.theme, meetup.description, agenda, meetup.onlineUrl]
    .filter((part) => part !== undefined && part.trim() !== '')
    .join('\n\n');
  const location = locationOf(meetup);
  return {
    uid: uuidOfId(meetup._id),
    sequence: meetup.icsSequence,
    status: calendarStatus(meetup),
    summary: meetup.name,
    ...(description !== '' && { description }),
    ...(location !== undefined && { location }),
    ...(meetup.onlineUrl !== undefined && { url: meetup.onlineUrl }),
    startLocal: meetup.startLocal,
    endLocal: meetup.endLocal,
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

const locationOf = (meetup: Meetup): string | undefined =>
  meetup.eventStatus === 'EventMovedOnline' || meetup.attendanceMode === 'Online'
    ? meetup.onlineUrl
    : meetup.venueName;
