import type { Meetup } from '../meetup/meetup.ts';
import type { AgendaItem, Task } from '../meetup/planItem.ts';

/** What the demo data says about one meetup before dates, ids and guests are filled in. */
export interface DemoMeetupPlan {
  readonly name: string;
  readonly theme?: string;
  readonly ordinal?: number;
  readonly venueName: string;
  readonly stage: Meetup['stage'];
  readonly attendanceMode: Meetup['attendanceMode'];
  /** Days from the date the data is made for; moved to the following Saturday. */
  readonly days: number;
  /** Wall-clock hours, `10:00`. */
  readonly from: string;
  readonly until: string;
  readonly capacity: number;
  readonly guests: number;
}

/** The demo chapter's meetups: six held, one in about two weeks, one idea. */
export const demoMeetupPlans: readonly DemoMeetupPlan[] = [
  {
    name: 'Chapter meeting: starting again',
    ordinal: 4,
    venueName: 'Community hall Melati, Jakarta',
    ...{ stage: 'archived', attendanceMode: 'Offline' },
    ...{ days: -1015, from: '10:00', until: '14:00', capacity: 60, guests: 42 },
  },
  {
    name: 'Laboratory stories',
    theme: 'What a week abroad changed',
    venueName: 'Café Kertas, Bandung',
    ...{ stage: 'archived', attendanceMode: 'Offline' },
    ...{ days: -760, from: '15:00', until: '18:00', capacity: 45, guests: 38 },
  },
  {
    name: 'Annual meeting',
    theme: 'Science for resilient cities',
    ordinal: 5,
    venueName: 'Auditorium Cempaka, Jakarta',
    ...{ stage: 'reported', attendanceMode: 'Mixed' },
    ...{ days: -560, from: '09:30', until: '14:30', capacity: 90, guests: 76 },
  },
  {
    name: 'Study in Japan: questions and answers',
    venueName: 'Library of Nusantara Raya University, Depok',
    ...{ stage: 'reported', attendanceMode: 'Offline' },
    ...{ days: -380, from: '13:00', until: '16:00', capacity: 70, guests: 58 },
  },
  {
    name: 'Annual meeting',
    theme: 'Energy on islands',
    ordinal: 6,
    venueName: 'Auditorium Cempaka, Jakarta',
    ...{ stage: 'reported', attendanceMode: 'Mixed' },
    ...{ days: -200, from: '09:30', until: '14:30', capacity: 90, guests: 80 },
  },
  {
    name: 'Evening of young researchers',
    venueName: 'Rooftop Kenanga, Jakarta',
    ...{ stage: 'held', attendanceMode: 'Offline' },
    ...{ days: -50, from: '17:00', until: '20:30', capacity: 60, guests: 55 },
  },
  {
    name: 'Annual meeting',
    theme: 'Water, food and the sea',
    ordinal: 7,
    venueName: 'Auditorium Cempaka, Jakarta',
    ...{ stage: 'announced', attendanceMode: 'Offline' },
    ...{ days: 10, from: '10:00', until: '15:00', capacity: 60, guests: 74 },
  },
  {
    name: 'Joint meeting with the neighbouring chapters',
    venueName: 'To be found',
    ...{ stage: 'idea', attendanceMode: 'Mixed' },
    ...{ days: 150, from: '10:00', until: '16:00', capacity: 120, guests: 0 },
  },
];

/** The usual agenda: minutes, kind, title. */
export const demoAgenda: readonly (readonly [number, AgendaItem['kind'], string])[] = [
  [10, 'remarks', 'Opening by the moderators'],
  [15, 'remarks', 'Welcome by the coordinators'],
  [40, 'keynote', 'Keynote'],
  [20, 'alumni-talk', 'Alumni talk: from the visit to my thesis'],
  [20, 'alumni-talk', 'Alumni talk: a school project that grew'],
  [20, 'information', 'Ways to study and work in Japan'],
  [20, 'questions', 'Questions and answers'],
  [10, 'photo', 'Group photo'],
  [60, 'networking', 'Lunch and networking'],
];

/** The usual tasks: days before (negative) or after the meetup, phase, title. */
export const demoTasks: readonly (readonly [number, Task['phase'], string])[] = [
  [-45, 'before', 'Book the venue'],
  [-40, 'before', 'Ask the speakers'],
  [-28, 'before', 'Send the invitations'],
  [-10, 'before', 'Remind those who have not answered'],
  [-7, 'before', 'Order lunch'],
  [-2, 'before', 'Print badges and the sign-in sheet'],
  [0, 'day', 'Open the door one hour before'],
  [0, 'day', 'Take the group photo'],
  [3, 'after', 'Thank the speakers'],
  [14, 'after', 'Send the report'],
];

/** The usual budget in whole rupiah (ISO 4217 gives IDR two decimals, so sen): kind, label, planned. */
export const demoBudget: readonly (readonly ['income' | 'cost', string, number])[] = [
  ['income', 'Contribution of the host university', 600_000_000],
  ['income', 'Participation fee', 300_000_000],
  ['cost', 'Venue', 250_000_000],
  ['cost', 'Lunch', 480_000_000],
  ['cost', 'Printing', 45_000_000],
];
