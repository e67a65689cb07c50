import { instantToLocal } from '../time/zonedTime.ts';
import { meetupStageSchema, type Meetup } from './meetup.ts';

/** How far a meetup has come, see `meetupStageSchema`. */
export type Stage = Meetup['stage'];

/** Whether a meetup takes place as planned, see `eventStatusSchema`. */
export type EventStatus = Meetup['eventStatus'];

/** Why a meetup cannot go to a stage (`why.<code>` in the catalogue) or status (`whyStatus.<code>`) now. */
export type MoveProblem =
  'cancelled' | 'dateOpen' | 'notBegun' | 'notHeld' | 'notOver' | 'tookPlace' | 'isCancelled';

type Facts = Pick<Meetup, 'stage' | 'eventStatus' | 'startLocal' | 'endLocal' | 'timeZone'>;

/**
 * Why a meetup cannot go to `to` now (UTC ISO 8601), or `undefined` when it can. Going back is always
 * possible, because a stage may have been set by mistake; going on is, as far as what the stage says
 * can be true: nothing is announced without a date, nothing was held before its day, nothing is
 * reported that was not held, and only what is over, cancelled or an idea goes into the archive.
 */
export const stageProblem = (meetup: Facts, to: Stage, now: string): MoveProblem | undefined => {
  if (rank(to) <= rank(meetup.stage)) return undefined;
  const isCancelled = meetup.eventStatus === 'EventCancelled';
  switch (to) {
    case 'idea':
    case 'planned':
      return undefined;
    case 'confirmed':
    case 'announced':
      if (isCancelled) return 'cancelled';
      return meetup.eventStatus === 'EventPostponed' ? 'dateOpen' : undefined;
    case 'live':
    case 'held':
      if (isCancelled) return 'cancelled';
      if (meetup.eventStatus === 'EventPostponed') return 'dateOpen';
      return hasDayCome(meetup, now) ? undefined : 'notBegun';
    case 'reported':
      return meetup.stage === 'held' ? undefined : 'notHeld';
    case 'archived':
      if (isCancelled || meetup.stage === 'idea' || rank(meetup.stage) >= rank('held')) {
        return undefined;
      }
      return isOver(meetup, now) ? undefined : 'notOver';
  }
};

/** Why a meetup's status cannot become `to`, or `undefined` when it can. */
export const statusProblem = (
  { stage, eventStatus }: Pick<Meetup, 'stage' | 'eventStatus'>,
  to: EventStatus,
): MoveProblem | undefined => {
  if (to === eventStatus) return undefined;
  const isDone = rank(stage) >= rank('held') && stage !== 'archived';
  if (to === 'EventScheduled') return undefined;
  if (isDone) return 'tookPlace';
  // What is cancelled first takes place again; only then can it be moved.
  return eventStatus === 'EventCancelled' ? 'isCancelled' : undefined;
};

const rank = (stage: Stage): number => meetupStageSchema.options.indexOf(stage);

const hasDayCome = ({ startLocal, timeZone }: Facts, now: string): boolean =>
  localNow(now, timeZone).slice(0, 10) >= startLocal.slice(0, 10);

const isOver = ({ endLocal, timeZone }: Facts, now: string): boolean =>
  localNow(now, timeZone) >= endLocal;

// A zone this computer does not know (from a newer version elsewhere) is read as UTC.
const localNow = (now: string, timeZone: string): string => {
  try {
    return instantToLocal(now, timeZone);
  } catch (error) {
    if (error instanceof RangeError) return now.slice(0, 16);
    throw error;
  }
};
