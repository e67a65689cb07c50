import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckIn } from '#shared/domain/door/checkIn.ts';
import type { Participation } from '#shared/domain/meetup/participation.ts';
import {
  gatherGuests,
  reportLines,
  reportNumbers,
  type ReportGuest,
} from '#shared/domain/report/attendanceReport.ts';
import { groupLines, reportDimensions, type ReportFacts } from '#shared/domain/report/groups.ts';
import { attendanceTrend, firstMeetups } from '#shared/domain/report/trend.ts';
import { checkIn, participation } from '../unit/meetups/factories.ts';

const seed = 20_260_117;
const options = { seed, numRuns: 300 };
const personOf = (index: number): string => `person:${String(index).padStart(3, '0')}`;

// What happened to one person at one meetup: on the list or not, and the strokes at the door.
const story = fc.record({
  person: fc.nat(30),
  entry: fc.option(
    fc.record({
      partstat: fc.constantFrom<Participation['partstat']>(
        'ACCEPTED',
        'ACCEPTED',
        'DECLINED',
        'TENTATIVE',
        'NEEDS-ACTION',
      ),
      place: fc.constantFrom<Participation['place']>(
        'confirmed',
        'confirmed',
        'waiting',
        'released',
      ),
      source: fc.constantFrom<Participation['source']>('invited', 'invited', 'self', 'walk-in'),
      function: fc.constantFrom<Participation['function']>('alumni', 'speaker', 'guest'),
    }),
    { nil: undefined },
  ),
  strokes: fc.array(
    fc.record({
      list: fc.constantFrom('main', 'dinner'),
      undone: fc.boolean(),
      minute: fc.nat(59),
    }),
    { maxLength: 4 },
  ),
});

const meetupStories = fc.uniqueArray(story, { selector: ({ person }) => person, maxLength: 30 });

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

const toGuests = (stories: readonly Story[]): readonly ReportGuest[] => {
  const entries = stories.flatMap(({ person, entry }) =>
    entry === undefined ? [] : [participation({ personId: personOf(person), ...entry })],
  );
  const checkIns = new Map<string, CheckIn[]>(
    stories.map(({ person, strokes }) => [
      personOf(person),
      strokes.flatMap(({ list, undone, minute }) => {
        const at = `2026-01-17T04:${String(minute).padStart(2, '0')}:00.000Z`;
        const event = checkIn({ personId: personOf(person), list, at });
        const undo = { personId: personOf(person), list, kind: 'undo', undoes: event._id } as const;
        return undone ? [event, checkIn({ ...undo, at })] : [event];
      }),
    ]),
  );
  return gatherGuests({ participations: entries, checkIns }, (id) => id);
};

// The same counted by hand: from the stories, without any fold.
const cameIn = ({ strokes }: Story): boolean => strokes.some(({ undone }) => !undone);
const isInvited = ({ entry }: Story): boolean => entry !== undefined && entry.source !== 'walk-in';
const isExpected = (story: Story): boolean =>
  isInvited(story) && story.entry?.partstat === 'ACCEPTED' && story.entry.place === 'confirmed';

const countBy = (stories: readonly Story[], counts: (story: Story) => boolean): number => {
  let count = 0;
  for (const one of stories) if (counts(one)) count += 1;
  return count;
};

describe(`attendance reports (seed ${seed})`, () => {
  it('count what a count by hand counts', () => {
    fc.assert(
      fc.property(meetupStories, fc.nat(3), (stories, remainder) => {
        const isFirst = (id: string): boolean => Number(id.slice(-3)) % 4 === remainder;
        const numbers = reportNumbers(reportLines(toGuests(stories), isFirst));
        expect(numbers).toEqual({
          invited: countBy(stories, isInvited),
          expected: countBy(stories, isExpected),
          attended: countBy(stories, cameIn),
          walkIns: countBy(stories, (one) => cameIn(one) && !isInvited(one)),
          noShows: countBy(stories, (one) => isExpected(one) && !cameIn(one)),
          surprises: countBy(stories, (one) => isInvited(one) && !isExpected(one) && cameIn(one)),
          firstTimers: countBy(stories, (one) => cameIn(one) && one.person % 4 === remainder),
        });
      }),
      options,
    );
  });

  it('have groups that add up to the numbers, whatever is counted by', () => {
    const facts = fc.record(
      {
        country: fc.constantFrom('ID', 'JP', 'TH'),
        fiscalYear: fc.constantFrom('2019', '2022'),
        course: fc.constantFrom('A', 'B'),
        organisation: fc.constantFrom('ITB', 'UGM', 'BRIN'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<ReportFacts>;
    fc.assert(
      fc.property(meetupStories, fc.array(facts, { minLength: 31 }), (stories, known) => {
        const lines = reportLines(toGuests(stories), () => true);
        const numbers = reportNumbers(lines);
        for (const dimension of reportDimensions) {
          const groups = groupLines(lines, dimension, (id) => known[Number(id.slice(-3))] ?? {});
          const sum = (field: 'attended' | 'walkIns' | 'noShows' | 'firstTimers'): number =>
            groups.reduce((total, group) => total + group[field], 0);
          expect(sum('attended')).toBe(numbers.attended);
          expect(sum('walkIns')).toBe(numbers.walkIns);
          expect(sum('noShows')).toBe(numbers.noShows);
          expect(sum('firstTimers')).toBe(numbers.firstTimers);
          expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
        }
      }),
      options,
    );
  });

  it('count everybody as a first-timer exactly once', () => {
    fc.assert(
      fc.property(fc.array(meetupStories, { maxLength: 6 }), (chapter) => {
        const meetups = chapter.map((stories, index) => ({
          id: `meetup:${index}`,
          startsAt: `2026-0${(index * 5) % 7}-17T04:00:00.000Z`,
          guests: toGuests(stories),
        }));
        const everybody = new Set(
          chapter
            .flat()
            .filter(cameIn)
            .map(({ person }) => person),
        );
        const trend = attendanceTrend(meetups);
        expect(trend.reduce((sum, { numbers }) => sum + numbers.firstTimers, 0)).toBe(
          everybody.size,
        );
        expect(firstMeetups(meetups.toReversed())).toEqual(firstMeetups(meetups));
        expect(trend.map(({ numbers }) => numbers.attended)).toEqual(
          meetups
            .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
            .map(({ id }) => countBy(chapter[Number(id.slice(7))] ?? [], cameIn)),
        );
      }),
      options,
    );
  });

  it('count a merged person once, however the records are spread over both ids', () => {
    fc.assert(
      fc.property(meetupStories, fc.nat(30), fc.nat(30), (stories, loser, survivor) => {
        fc.pre(loser !== survivor);
        const resolve = (id: string): string => (id === personOf(loser) ? personOf(survivor) : id);
        const checkIns = new Map<string, CheckIn[]>();
        const entries: Participation[] = [];
        for (const { person, entry, strokes } of stories) {
          const personId = personOf(person);
          if (entry !== undefined) entries.push(participation({ personId, ...entry }));
          if (strokes.length > 0) checkIns.set(personId, [checkIn({ personId })]);
        }
        const guests = gatherGuests({ participations: entries, checkIns }, resolve);
        const came = new Set([...checkIns.keys()].map(resolve));
        expect(reportNumbers(reportLines(guests, () => false)).attended).toBe(came.size);
      }),
      options,
    );
  });
});
