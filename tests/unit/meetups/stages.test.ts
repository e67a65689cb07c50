import { expect, test } from 'vitest';
import { meetupStageSchema } from '#shared/domain/meetup/meetup.ts';
import { stageProblem, statusProblem, type Stage } from '#shared/domain/meetup/stages.ts';
import { meetupWith } from './factories.ts';

const before = '2026-01-10T00:00:00.000Z';
const after = '2026-01-20T00:00:00.000Z';

const problems = (fields: Parameters<typeof meetupWith>[0], now: string) =>
  Object.fromEntries(
    meetupStageSchema.options.flatMap((to) => {
      const problem = stageProblem(meetupWith(fields), to, now);
      return problem === undefined ? [] : [[to, problem]];
    }),
  );

test('what lies in the future has not been held, and says so', () => {
  expect(problems({ stage: 'planned' }, before)).toEqual({
    live: 'notBegun',
    held: 'notBegun',
    reported: 'notHeld',
    archived: 'notOver',
  });
  expect(problems({ stage: 'planned' }, after)).toEqual({ reported: 'notHeld' });
  expect(problems({ stage: 'held' }, after)).toEqual({});
});

test('the day begins at the venue, not in UTC', () => {
  const kiritimati = { timeZone: 'Pacific/Kiritimati' };
  expect(stageProblem(meetupWith(kiritimati), 'live', '2026-01-16T09:59:00.000Z')).toBe('notBegun');
  expect(stageProblem(meetupWith(kiritimati), 'live', '2026-01-16T10:00:00.000Z')).toBeUndefined();
});

test('what is cancelled or has no date is not announced, and can be archived when cancelled', () => {
  expect(problems({ eventStatus: 'EventCancelled' }, before)).toEqual({
    confirmed: 'cancelled',
    announced: 'cancelled',
    live: 'cancelled',
    held: 'cancelled',
    reported: 'notHeld',
  });
  expect(problems({ eventStatus: 'EventPostponed' }, after)).toMatchObject({
    announced: 'dateOpen',
    held: 'dateOpen',
  });
  expect(problems({ stage: 'idea' }, before)['archived']).toBeUndefined();
});

test('going back is always possible', () => {
  const stages: readonly Stage[] = meetupStageSchema.options;
  for (const [index, stage] of stages.entries()) {
    for (const to of stages.slice(0, index)) {
      const meetup = meetupWith({ stage, eventStatus: 'EventCancelled' });
      expect(stageProblem(meetup, to, before)).toBeUndefined();
    }
  }
});

test('a meetup that took place cannot be called off, and a cancelled one is not moved', () => {
  expect(statusProblem(meetupWith({ stage: 'held' }), 'EventCancelled')).toBe('tookPlace');
  expect(statusProblem(meetupWith({ stage: 'announced' }), 'EventCancelled')).toBeUndefined();
  const cancelled = meetupWith({ eventStatus: 'EventCancelled' });
  expect(statusProblem(cancelled, 'EventPostponed')).toBe('isCancelled');
  expect(statusProblem(cancelled, 'EventScheduled')).toBeUndefined();
});
