import type { PlanTemplateRow } from '#shared/contract/library.ts';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { isTimeZone } from '#shared/domain/time/zonedTime.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { LocalSpan } from '../../ui/when.ts';

/** What the form of a meetup holds while it is being filled in. */
export interface MeetupDraft {
  readonly name: string;
  /** `2026-01-17`, or `null` while it is not complete. */
  readonly date: string | null;
  /** `11:00`. */
  readonly start: string | null;
  readonly end: string | null;
  readonly timeZone: string | null;
  readonly mode: Meetup['attendanceMode'];
  /** Of the venue book; `null` where the venue is words only. */
  readonly venueId: string | null;
  readonly venueName: string;
  /** `NaN` for no limit. */
  readonly capacity: number;
  readonly onlineUrl: string;
  /** Seats online, `NaN` for no limit. */
  readonly onlineCapacity: number;
  /** When the doors open on the first day, `10:30`; `null` for with the start. */
  readonly doors: string | null;
  /** Days a meetup of several days goes on; the form keeps them. */
  readonly extraDays: number;
}

/** A sentence of the catalogue, `problem.<key>`, for each field that cannot stay. */
export type DraftProblems = Partial<Readonly<Record<keyof MeetupDraft, ProblemKey>>>;

/** See {@link DraftProblems}. */
export type ProblemKey =
  'name' | 'date' | 'start' | 'end' | 'endBeforeStart' | 'sameTime' | 'timeZone' | 'doors';

/** The fields a valid draft stands for; `null` where an optional one is empty. */
export type DraftFields = Required<
  Pick<
    MeetupPatch,
    | 'venueId'
    | 'venueName'
    | 'maximumPhysicalAttendeeCapacity'
    | 'onlineUrl'
    | 'maximumVirtualAttendeeCapacity'
    | 'doorTime'
  >
> & {
  readonly attendanceMode: Meetup['attendanceMode'];
  readonly name: string;
  readonly startLocal: string;
  readonly endLocal: string;
  readonly timeZone: string;
};

/** An empty form in a zone. The times are the usual ones of an afternoon meeting. */
export const newDraft = (timeZone: string): MeetupDraft => ({
  name: '',
  date: null,
  start: '14:00',
  end: '17:00',
  timeZone,
  mode: 'Offline',
  venueId: null,
  venueName: '',
  capacity: Number.NaN,
  onlineUrl: '',
  onlineCapacity: Number.NaN,
  doors: null,
  extraDays: 0,
});

/** The form of a meetup that is there. */
export const draftOf = (meetup: Meetup): MeetupDraft => {
  const [date, start] = split(meetup.startLocal);
  const [endDate, end] = split(meetup.endLocal);
  const days = daysBetween(date, endDate);
  return {
    name: meetup.name,
    date,
    start,
    end,
    timeZone: meetup.timeZone,
    mode: meetup.attendanceMode,
    venueId: meetup.venueId ?? null,
    venueName: meetup.venueName ?? '',
    capacity: meetup.maximumPhysicalAttendeeCapacity ?? Number.NaN,
    onlineUrl: meetup.onlineUrl ?? '',
    onlineCapacity: meetup.maximumVirtualAttendeeCapacity ?? Number.NaN,
    doors: meetup.doorTime === undefined ? null : split(meetup.doorTime)[1],
    extraDays: days === 1 && isOvernight(start, end) ? 0 : days,
  };
};

/** A form that begins as a template says; the day is still to be chosen. */
export const draftOfTemplate = (
  { meetup }: Pick<PlanTemplateRow, 'meetup'>,
  before: MeetupDraft,
): MeetupDraft => {
  const { startLocal, endLocal } = meetup;
  const days = daysBetween(startLocal.slice(0, 10), endLocal.slice(0, 10));
  const [start, end] = [split(startLocal)[1], split(endLocal)[1]];
  return {
    ...before,
    name: before.name === '' ? meetup.name : before.name,
    start,
    end,
    timeZone: meetup.timeZone,
    mode: meetup.attendanceMode,
    venueId: meetup.venueId ?? null,
    venueName: meetup.venueName ?? '',
    capacity: meetup.maximumPhysicalAttendeeCapacity ?? Number.NaN,
    onlineUrl: meetup.onlineUrl ?? '',
    onlineCapacity: meetup.maximumVirtualAttendeeCapacity ?? Number.NaN,
    extraDays: days === 1 && isOvernight(start, end) ? 0 : days,
  };
};

/** Checks a draft: the fields to save, or what has to be put right where. */
export const readDraft = (draft: MeetupDraft): Result<DraftFields, DraftProblems> => {
  const problems: DraftProblems = {
    ...(draft.name.trim() === '' && { name: 'name' as const }),
    ...(draft.date === null && { date: 'date' as const }),
    ...(draft.start === null && { start: 'start' as const }),
    ...endProblem(draft),
    ...(draft.doors !== null &&
      draft.start !== null &&
      draft.doors > draft.start && {
        doors: 'doors' as const,
      }),
    ...((draft.timeZone === null || !isTimeZone(draft.timeZone)) && {
      timeZone: 'timeZone' as const,
    }),
  };
  const span = spanOf(draft);
  if (Object.keys(problems).length > 0 || span === undefined || draft.timeZone === null) {
    return err(problems);
  }
  return ok({
    name: draft.name.trim(),
    startLocal: span.start,
    endLocal: span.end,
    timeZone: draft.timeZone,
    attendanceMode: draft.mode,
    venueId: draft.venueId,
    venueName: textOrNull(draft.venueName),
    maximumPhysicalAttendeeCapacity: numberOrNull(draft.capacity),
    onlineUrl: textOrNull(draft.onlineUrl),
    maximumVirtualAttendeeCapacity: numberOrNull(draft.onlineCapacity),
    doorTime: draft.doors === null ? null : `${span.start.slice(0, 10)}T${draft.doors}`,
  });
};

/** The times of a draft, when they are complete and make sense. */
export const spanOf = (draft: MeetupDraft): LocalSpan | undefined => {
  const { date, start, end, extraDays } = draft;
  if (date === null || start === null || end === null) return undefined;
  if (endProblem(draft).end !== undefined) return undefined;
  const endDate = addDays(date, extraDays > 0 ? extraDays : isOvernight(start, end) ? 1 : 0);
  return { start: `${date}T${start}`, end: `${endDate}T${end}` };
};

/** Whether an end before the start can only mean the next morning. `21:00` to `00:30` does. */
export const isOvernight = (start: string, end: string): boolean =>
  end < start && minutes(end) + 24 * 60 - minutes(start) <= longestNight;

// Minutes. From afternoon to before noon is more likely a slip of the keyboard.
const longestNight = 8 * 60;

const endProblem = ({ start, end, extraDays }: MeetupDraft): DraftProblems => {
  if (end === null) return { end: 'end' };
  if (start === null || extraDays > 0) return {};
  if (end === start) return { end: 'sameTime' };
  return end < start && !isOvernight(start, end) ? { end: 'endBeforeStart' } : {};
};

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

const split = (local: string): [string, string] => [local.slice(0, 10), local.slice(11, 16)];

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const dayLength = 24 * 60 * 60 * 1000;

const dayTime = (date: string): number => Date.parse(`${date}T00:00:00Z`);

const daysBetween = (from: string, to: string): number =>
  Math.round((dayTime(to) - dayTime(from)) / dayLength);

const addDays = (date: string, days: number): string =>
  new Date(dayTime(date) + days * dayLength).toISOString().slice(0, 10);
