import type { CheckIn } from './checkIn.ts';

/** Where one guest stands on one check list. */
export type Attendance =
  | { readonly state: 'not-yet' }
  | { readonly state: 'in'; readonly since: string }
  | { readonly state: 'out'; readonly since: string; readonly until: string };

/** The part of a check-in event that decides attendance. */
export type AttendanceEvent = Pick<CheckIn, '_id' | 'kind' | 'at' | 'undoes'>;

/**
 * Folds one guest's events on one check list into where the guest stands. The order the events
 * arrive in does not matter: they are ordered by (`at`, id), events taken back are left out, and
 * two `in` from two laptops are one attendance since the earlier one. An undo takes back exactly
 * the event it names, wherever it sorts; an undo of an undo brings the event back.
 */
export const foldAttendance = (events: readonly AttendanceEvent[]): Attendance => {
  const standing = standingEvents(events);
  let attendance: Attendance = { state: 'not-yet' };
  for (const event of standing) {
    if (event.kind === 'in' && attendance.state !== 'in') {
      attendance = { state: 'in', since: event.at };
    } else if (event.kind === 'out' && attendance.state === 'in') {
      attendance = { state: 'out', since: attendance.since, until: event.at };
    }
  }
  return attendance;
};

/** The events that still count, in order: without undo events and without what they take back. */
export const standingEvents = (events: readonly AttendanceEvent[]): readonly AttendanceEvent[] => {
  // Most guests have one event and no undo: the door folds them all for its counters.
  if (!events.some((event) => event.kind === 'undo')) {
    return events.length < 2 ? events : events.toSorted(byTimeThenId);
  }
  const undone = undoneIds(events);
  return events
    .filter((event) => event.kind !== 'undo' && !undone.has(event._id))
    .toSorted(byTimeThenId);
};

const byTimeThenId = (a: AttendanceEvent, b: AttendanceEvent): number =>
  compare(a.at, b.at) || compare(a._id, b._id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// An undo counts unless it is itself undone. An undo names one event, so the undos of an event are a
// tree that is read from its leaves: each event is decided once, when all undos of it are. Undos in
// a (hostile) circle are never decided and take nothing back; nothing outside can depend on them.
const undoneIds = (events: readonly AttendanceEvent[]): ReadonlySet<string> => {
  const targets = new Map<string, string>();
  for (const { _id, kind, undoes } of events) {
    if (kind === 'undo' && undoes !== undefined) targets.set(_id, undoes);
  }
  const undecided = new Map<string, number>();
  for (const target of targets.values()) undecided.set(target, (undecided.get(target) ?? 0) + 1);
  const undone = new Set<string>();
  const decided = [...targets.keys()].filter((id) => !undecided.has(id));
  for (let id = decided.pop(); id !== undefined; id = decided.pop()) {
    const target = targets.get(id);
    if (target === undefined) continue;
    if (!undone.has(id)) undone.add(target);
    const left = (undecided.get(target) ?? 0) - 1;
    undecided.set(target, left);
    if (left === 0) decided.push(target);
  }
  return undone;
};
