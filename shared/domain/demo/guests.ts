import type { CheckIn } from '../door/checkIn.ts';
import { checkInId, journalId, participationId } from '../ids.ts';
import type { JournalRecord } from '../journal/journal.ts';
import { mainCheckList, type Meetup } from '../meetup/meetup.ts';
import type { Participation, Partstat } from '../meetup/participation.ts';
import { createToken } from '../meetup/token.ts';
import { demoUuid, writtenAt } from './bookkeeping.ts';
import { momentOf, toInstant } from './dates.ts';
import { dateOf, invitedMoment, jakartaOffset } from './meetups.ts';
import type { DemoRandom } from './random.ts';

/** Everything the demo data says about one guest of one meetup. */
export interface DemoGuest {
  readonly participation: Participation;
  readonly replies: readonly JournalRecord[];
  readonly checkIns: readonly CheckIn[];
}

interface DemoGuestOptions {
  readonly meetup: Meetup;
  /** The date the data is made for: meetups before it were held. */
  readonly today: string;
  readonly personId: string;
  /** Place in the guest list, from 0; the first ones organise, speak and help. */
  readonly place: number;
}

/**
 * One guest: invited, has or has not answered, and came or not. A few came without an invitation,
 * were checked in on two laptops, or were checked in by mistake.
 */
export const demoGuest = (random: DemoRandom, options: DemoGuestOptions): DemoGuest => {
  const { meetup, today, personId, place } = options;
  const isOver = dateOf(meetup) < today;
  const isWalkIn = isOver && place >= 5 && random.chance(0.05);
  const invited = isWalkIn ? arrival(random, meetup) : invitedMoment(meetup);
  const answer = isWalkIn || place < 5 ? 'ACCEPTED' : random.weighted(answers);
  const answered = invited + random.int(1, 48) * 1_800_000;
  const isWaiting = !isOver && answer === 'ACCEPTED' && place >= 5 && random.chance(0.06);
  const participation: Participation = {
    _id: participationId(meetup._id, personId),
    type: 'participation',
    ...writtenAt(invited),
    meetupId: meetup._id,
    personId,
    function: functions[place] ?? 'alumni',
    partstat: answer,
    place: isWaiting ? 'waiting' : 'confirmed',
    mode: meetup.attendanceMode === 'Mixed' && random.chance(0.2) ? 'virtual' : 'physical',
    source: isWalkIn ? 'walk-in' : 'invited',
    token: createToken(random.fillRandom),
    ...(!isOver && random.chance(0.08) && { needs: random.pick(needs) }),
  };
  const came = isOver && (isWalkIn || random.chance(attendance[answer]));
  return {
    participation,
    replies:
      isWalkIn || answer === 'NEEDS-ACTION'
        ? []
        : [replyRecord(random, { participation, at: answered })],
    checkIns: came ? checkInsOf(random, { meetup, participation, isWalkIn }) : [],
  };
};

const functions: readonly Participation['function'][] = [
  'organiser',
  'moderator',
  'speaker',
  'speaker',
  'helper',
];

const answers: readonly [readonly [Partstat, number], ...(readonly [Partstat, number])[]] = [
  ['ACCEPTED', 62],
  ['NEEDS-ACTION', 19],
  ['DECLINED', 11],
  ['TENTATIVE', 8],
];

const attendance: Readonly<Record<Partstat, number>> = {
  ACCEPTED: 0.86,
  TENTATIVE: 0.45,
  'NEEDS-ACTION': 0.07,
  DECLINED: 0.02,
  DELEGATED: 0,
};

const needs = ['Vegetarian', 'Halal', 'Step-free access', 'No peanuts'] as const;

const replyRecord = (
  random: DemoRandom,
  { participation, at }: { readonly participation: Participation; readonly at: number },
): JournalRecord => ({
  _id: journalId({ type: 'rsvp', subject: participation.personId, uuid: demoUuid(random, at) }),
  type: 'rsvp',
  ...writtenAt(at),
  subjectId: participation.personId,
  at: toInstant(at),
  meetupId: participation.meetupId,
  personId: participation.personId,
  partstat: participation.partstat,
  via: random.pick(['email', 'form', 'chat']),
});

// Most people come in the half hour around the start.
const arrival = (random: DemoRandom, meetup: Meetup): number => {
  const start = momentOf(dateOf(meetup), meetup.startLocal.slice(11)) - jakartaOffset;
  return start + random.int(-25, 20) * 60_000 + random.int(0, 59_999);
};

const checkInsOf = (
  random: DemoRandom,
  options: { meetup: Meetup; participation: Participation; isWalkIn: boolean },
): CheckIn[] => {
  const { meetup, participation, isWalkIn } = options;
  const { personId } = participation;
  const event = (
    fields: Pick<CheckIn, 'kind' | 'via'> & { at: number; device?: string; undoes?: string },
  ): CheckIn => {
    const { at, device, ...rest } = fields;
    return {
      _id: checkInId({ meetup: meetup._id, person: personId, uuid: demoUuid(random, at) }),
      type: 'checkin',
      ...writtenAt(at, device === undefined ? {} : { device }),
      meetupId: meetup._id,
      personId,
      list: mainCheckList,
      ...rest,
      at: toInstant(at),
    };
  };
  // A walk-in is on the list since the moment of coming in.
  const at = isWalkIn ? Date.parse(participation.createdAt) : arrival(random, meetup);
  const via = isWalkIn
    ? 'walk-in'
    : random.pick<CheckIn['via']>(['search', 'search', 'qr', 'paper']);
  const first = event({ kind: 'in', via, at });
  if (random.chance(0.03)) {
    return [first, event({ kind: 'in', via: 'search', at: at + 40_000, device: 'demo-2' })];
  }
  if (random.chance(0.03)) {
    return [
      first,
      event({ kind: 'undo', via: 'search', at: at + 9000, undoes: first._id }),
      event({ kind: 'in', via: 'search', at: at + 300_000 }),
    ];
  }
  return random.chance(0.06)
    ? [first, event({ kind: 'out', via: 'search', at: at + 7_200_000 })]
    : [first];
};
