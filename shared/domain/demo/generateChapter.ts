import type { Chapter } from '../chapter/chapter.ts';
import type { Organiser } from '../chapter/organiser.ts';
import type { CollectionName } from '../document-types.ts';
import type { CheckIn } from '../door/checkIn.ts';
import type { JournalRecord } from '../journal/journal.ts';
import type { Meetup } from '../meetup/meetup.ts';
import type { Participation } from '../meetup/participation.ts';
import type { PlanItem } from '../meetup/planItem.ts';
import type { Venue } from '../meetup/venue.ts';
import type { Person } from '../person/person.ts';
import { demoOrganisers, demoUuid, writtenAt } from './bookkeeping.ts';
import { demoPersonRecords } from './consents.ts';
import { addDays, momentOf, toInstant } from './dates.ts';
import { demoGuest } from './guests.ts';
import { demoMeetup, demoPlanItems, invitedMoment, meetupSeed } from './meetups.ts';
import { demoMeetupPlans } from './meetupPlans.ts';
import { demoPerson } from './people.ts';
import { createDemoRandom } from './random.ts';
import { demoVenues } from './venues.ts';

/** What {@link generateChapter} makes. */
export interface DemoChapterOptions {
  /** How many people; the demo chapter has 300. */
  readonly people: number;
  /** Same seed, same `today`: same documents. */
  readonly seed: string;
  /** The date everything is seen from, `2026-11-22`: what is past, what comes next. */
  readonly today: string;
  /**
   * A chapter in Jakarta, or the directory of a whole association with everybody's share of names.
   * When absent: a directory above a thousand people.
   */
  readonly mix?: 'chapter' | 'directory';
  /** Multiplies the number of guests of each meetup (1 when absent), as far as there are people. */
  readonly guestScale?: number;
}

/** Documents that belong into one collection, at most a thousand. */
export type DemoBatch =
  | { readonly collection: 'library'; readonly documents: readonly (Chapter | Organiser | Venue)[] }
  | { readonly collection: 'people'; readonly documents: readonly Person[] }
  | { readonly collection: 'journal'; readonly documents: readonly JournalRecord[] }
  | { readonly collection: 'meetups'; readonly documents: readonly Meetup[] }
  | { readonly collection: 'planItems'; readonly documents: readonly PlanItem[] }
  | { readonly collection: 'participations'; readonly documents: readonly Participation[] }
  | { readonly collection: 'checkIns'; readonly documents: readonly CheckIn[] };

/**
 * Makes a whole made-up chapter, batch by batch, so that a large one never stands in memory at once:
 * the chapter itself, people with consents and notes, meetups with plan, guests, replies and
 * check-ins. Nobody in it is real. Pure: the same options give the same documents everywhere.
 */
export function* generateChapter(options: DemoChapterOptions): Generator<DemoBatch, void> {
  const venues = demoVenues(options);
  yield {
    collection: 'library',
    documents: [demoChapter(options), ...organisers(options), ...venues],
  };
  const candidates: Candidate[] = [];
  for (let start = 0; start < options.people; start += batchSize) {
    const people = demoPeople(options, { start, end: Math.min(start + batchSize, options.people) });
    candidates.push(
      ...people.filter(isInvitable).map(({ _id, createdAt }) => ({ id: _id, createdAt })),
    );
    yield { collection: 'people', documents: people };
    yield* batchesOf(
      'journal',
      people.flatMap((person) =>
        demoPersonRecords(createDemoRandom(`${options.seed}/records/${person._id}`), person),
      ),
    );
  }
  for (const [index, plan] of demoMeetupPlans.entries()) {
    const random = createDemoRandom(`${options.seed}/meetup/${index}`);
    const meetup = demoMeetup(random, { plan, today: options.today, venues });
    yield { collection: 'meetups', documents: [meetup] };
    yield* batchesOf('planItems', demoPlanItems(random, { meetup, today: options.today }));
    yield* guestBatches(options, { meetup, guests: plan.guests, candidates });
  }
}

/** The people numbered from `start` up to, not including, `end`. */
export const demoPeople = (
  options: DemoChapterOptions,
  range: { readonly start: number; readonly end: number },
): Person[] => {
  const { seed, today } = options;
  const mix = options.mix ?? (options.people > 1000 ? 'directory' : 'chapter');
  return Array.from({ length: Math.max(0, range.end - range.start) }, (_, offset) =>
    demoPerson({ seed, today, mix, index: range.start + offset }),
  );
};

const batchSize = 1000;

const foundedOn = (today: string): number => momentOf(addDays(today, -1500), '09:00');

const organisers = ({ today }: DemoChapterOptions): Organiser[] =>
  demoOrganisers.map(({ id, name }) => ({
    _id: id,
    type: 'organiser',
    ...writtenAt(foundedOn(today), { by: id }),
    name,
  }));

const demoChapter = ({ seed, today }: DemoChapterOptions): Chapter => {
  const founded = foundedOn(today);
  return {
    _id: `chapter:${demoUuid(createDemoRandom(`${seed}/chapter`), founded)}`,
    type: 'chapter',
    ...writtenAt(founded),
    name: 'Jakarta chapter (demo)',
    countryRegion: 'ID',
    timeZone: 'Asia/Jakarta',
    languages: ['en', 'id', 'ja'],
    demo: true,
  };
};

/** Somebody who may be invited, since the moment they were added. */
interface Candidate {
  readonly id: string;
  readonly createdAt: string;
}

const isInvitable = (person: Person): boolean => person.status === 'active';

// The most active people of a chapter come again and again: guests are drawn from few.
const guestPool = 170;

function* guestBatches(
  options: DemoChapterOptions,
  {
    meetup,
    guests,
    candidates,
  }: { meetup: Meetup; guests: number; candidates: readonly Candidate[] },
): Generator<DemoBatch, void> {
  const scale = options.guestScale ?? 1;
  const random = createDemoRandom(meetupSeed(options.seed, meetup));
  const wanted = Math.round(guests * scale);
  const asked = toInstant(invitedMoment(meetup));
  const pool = candidates
    .filter(({ createdAt }) => createdAt < asked)
    .slice(0, Math.max(Math.round(guestPool * scale), wanted))
    .map(({ id }) => id);
  const invited = random.shuffled(pool).slice(0, Math.min(wanted, Math.ceil(pool.length * 0.8)));
  const entries = invited.map((personId, place) =>
    demoGuest(random, { meetup, today: options.today, personId, place }),
  );
  yield* batchesOf(
    'participations',
    entries.map((entry) => entry.participation),
  );
  yield* batchesOf(
    'journal',
    entries.flatMap((entry) => entry.replies),
  );
  yield* batchesOf(
    'checkIns',
    entries.flatMap((entry) => entry.checkIns),
  );
}

type DocumentOf<Name extends CollectionName> = Extract<
  DemoBatch,
  { collection: Name }
>['documents'][number];

function* batchesOf<Name extends DemoBatch['collection']>(
  collection: Name,
  documents: readonly DocumentOf<Name>[],
): Generator<DemoBatch, void> {
  for (let start = 0; start < documents.length; start += batchSize) {
    yield { collection, documents: documents.slice(start, start + batchSize) } as DemoBatch;
  }
}
