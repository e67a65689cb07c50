import { describe, expect, it } from 'vitest';
import { foldAttendance, type AttendanceEvent } from '#shared/domain/door/attendance.ts';

const at = (minute: number): string => `2026-01-17T03:${String(minute).padStart(2, '0')}:00.000Z`;

const event = (
  id: string,
  kind: AttendanceEvent['kind'],
  minute: number,
  undoes?: string,
): AttendanceEvent => ({ _id: id, kind, at: at(minute), ...(undoes !== undefined && { undoes }) });

describe('where a guest stands', () => {
  it('is not yet in without events', () => {
    expect(foldAttendance([])).toEqual({ state: 'not-yet' });
  });

  it('is in since the earlier of two check-ins on two laptops', () => {
    expect(foldAttendance([event('b', 'in', 10), event('a', 'in', 12)])).toEqual({
      state: 'in',
      since: at(10),
    });
  });

  it('is out after leaving, and in since the return after coming back', () => {
    const leaving = [event('a', 'in', 0), event('b', 'out', 20)];
    expect(foldAttendance(leaving)).toEqual({ state: 'out', since: at(0), until: at(20) });
    expect(foldAttendance([...leaving, event('c', 'in', 30)])).toEqual({
      state: 'in',
      since: at(30),
    });
  });

  it('is not touched by an out without an in', () => {
    expect(foldAttendance([event('a', 'out', 5)])).toEqual({ state: 'not-yet' });
  });

  it('loses only the event an undo names', () => {
    const events = [event('a', 'in', 0), event('b', 'in', 5), event('u', 'undo', 6, 'a')];
    expect(foldAttendance(events)).toEqual({ state: 'in', since: at(5) });
  });

  it('is undone by an undo whose clock runs behind', () => {
    expect(foldAttendance([event('a', 'in', 30), event('u', 'undo', 1, 'a')])).toEqual({
      state: 'not-yet',
    });
  });

  it('is in again when the undo is taken back', () => {
    const events = [event('a', 'in', 0), event('u', 'undo', 1, 'a'), event('v', 'undo', 2, 'u')];
    expect(foldAttendance(events)).toEqual({ state: 'in', since: at(0) });
    expect(foldAttendance([...events, event('w', 'undo', 3, 'v')])).toEqual({ state: 'not-yet' });
  });

  it('does not trip over undo events that name themselves, each other or nothing', () => {
    const events = [
      event('a', 'in', 0),
      event('self', 'undo', 1, 'self'),
      event('x', 'undo', 2, 'y'),
      event('y', 'undo', 3, 'x'),
      event('lost', 'undo', 4, 'gone'),
      event('bare', 'undo', 5),
    ];
    expect(foldAttendance(events)).toEqual({ state: 'in', since: at(0) });
  });
});
