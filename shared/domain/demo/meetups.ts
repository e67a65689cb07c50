import { generateNKeysBetween } from 'fractional-indexing';
import { journalId, meetupId, uuidOfId } from '../ids.ts';
import { mainCheckList, type Meetup } from '../meetup/meetup.ts';
import type { PlanItem } from '../meetup/planItem.ts';
import { venueLine, type Venue } from '../meetup/venue.ts';
import { demoUuid, writtenAt } from './bookkeeping.ts';
import { addDays, momentOf, saturdayFrom, toInstant } from './dates.ts';
import { demoAgenda, demoBudget, demoTasks, type DemoMeetupPlan } from './meetupPlans.ts';
import type { DemoRandom } from './random.ts';

/** Jakarta's distance from UTC in milliseconds; the zone has no summer time. */
export const jakartaOffset = 7 * 3_600_000;

/** The meetup of a plan, seen from `today`. */
export const demoMeetup = (
  random: DemoRandom,
  {
    plan,
    today,
    venues,
  }: {
    readonly plan: DemoMeetupPlan;
    readonly today: string;
    readonly venues: readonly Venue[];
  },
): Meetup => {
  const venue = venues.find((one) => venueLine(one) === plan.venueName);
  const date = saturdayFrom(today, plan.days);
  const planned = plannedMoment(date, today);
  return {
    _id: meetupId(demoUuid(random, planned)),
    type: 'meetup',
    ...writtenAt(planned),
    name: plan.name,
    ...(plan.theme !== undefined && { theme: plan.theme }),
    ...(plan.ordinal !== undefined && { ordinal: plan.ordinal }),
    stage: plan.stage,
    eventStatus: 'EventScheduled',
    attendanceMode: plan.attendanceMode,
    startLocal: `${date}T${plan.from}`,
    endLocal: `${date}T${plan.until}`,
    timeZone: 'Asia/Jakarta',
    ...(venue !== undefined && { venueId: venue._id }),
    venueName: plan.venueName,
    ...(plan.attendanceMode === 'Mixed' && { onlineUrl: 'https://meet.example/chapter' }),
    maximumPhysicalAttendeeCapacity: plan.capacity,
    ...(plan.attendanceMode === 'Mixed' && { maximumVirtualAttendeeCapacity: 200 }),
    hosts: ['Jakarta chapter (demo)'],
    languages: ['en', 'id'],
    rsvpBy: toInstant(momentOf(addDays(date, -5), '10:00')),
    currency: 'IDR',
    icsSequence: 0,
    checkLists: [{ key: mainCheckList, name: '' }],
  };
};

/** When the guests were invited: four weeks before, but not after `today`. Milliseconds since 1970. */
export const invitedMoment = (meetup: Meetup): number =>
  Math.max(Date.parse(meetup.createdAt), momentOf(addDays(dateOf(meetup), -28), '03:00'));

/** The day of a meetup, `2026-12-05`. */
export const dateOf = (meetup: Meetup): string => meetup.startLocal.slice(0, 10);

/** Agenda, tasks and budget of a meetup; an idea has none yet. */
export const demoPlanItems = (
  random: DemoRandom,
  { meetup, today }: { readonly meetup: Meetup; readonly today: string },
): PlanItem[] => {
  if (meetup.stage === 'idea') return [];
  const moment = Date.parse(meetup.createdAt);
  const base = (type: string) => ({
    _id: journalId({ type, subject: meetup._id, uuid: demoUuid(random, moment) }),
    ...writtenAt(moment),
    meetupId: meetup._id,
  });
  const date = dateOf(meetup);
  const isOver = date < today;
  const orders = generateNKeysBetween(null, null, demoAgenda.length);
  return [
    ...demoAgenda.map(([minutes, kind, title], index): PlanItem => ({
      ...base('agenda'),
      type: 'agenda',
      order: orders[index] ?? '',
      ...{ title, minutes, kind, speakers: [] },
    })),
    ...demoTasks.map(([days, phase, title]): PlanItem => {
      const due = addDays(date, days);
      return {
        ...base('task'),
        type: 'task',
        ...{ title, due, phase },
        status: isOver || due < today ? 'COMPLETED' : 'NEEDS-ACTION',
      };
    }),
    ...demoBudget.map(([kind, label, planned]): PlanItem => ({
      ...base('budget'),
      type: 'budget',
      ...{ kind, label, planned, currency: 'IDR' },
      ...(isOver && { actual: Math.round((planned * random.int(85, 112)) / 100) }),
    })),
  ];
};

/** The uuid part of a meetup's id keeps seeds of different meetups apart. */
export const meetupSeed = (seed: string, meetup: Meetup): string =>
  `${seed}/meetup/${uuidOfId(meetup._id)}`;

// Planning begins ten weeks before; what is further away was noted down a few days ago.
const plannedMoment = (date: string, today: string): number => {
  const usual = addDays(date, -70);
  return momentOf(usual < today ? usual : addDays(today, -3), '09:00');
};
