import { foldAttendance, standingEvents } from '../door/attendance.ts';
import type { CheckIn } from '../door/checkIn.ts';
import { participationClass, type Participation } from '../meetup/participation.ts';

/** Everything known about one person at one meetup. */
export interface ReportGuest {
  readonly personId: string;
  /** The guest list entry; absent when somebody came whose entry is gone. */
  readonly entry?: Pick<Participation, 'function' | 'partstat' | 'place' | 'source' | 'mode'>;
  /** Door events of all check lists. */
  readonly events: readonly CheckIn[];
}

/** How it went: came as a guest, came without being on the list, was expected in vain, or neither. */
export type AttendanceStatus = 'came' | 'walk-in' | 'no-show' | 'absent';

/** One person of a report. */
export interface ReportLine {
  readonly personId: string;
  readonly status: AttendanceStatus;
  /** Came, and to no meetup of the chapter before. */
  readonly isFirst: boolean;
  /** Had accepted and held a seat. */
  readonly wasExpected: boolean;
  readonly function?: Participation['function'];
  /** When the person first came in. */
  readonly cameAt?: string;
}

/** The numbers of a report. `attended` is `came` and walk-ins together. */
export interface ReportNumbers {
  /** People on the guest list who did not come as walk-ins. */
  readonly invited: number;
  readonly expected: number;
  readonly attended: number;
  readonly walkIns: number;
  readonly noShows: number;
  /** On the list without having accepted a seat, and came all the same. */
  readonly surprises: number;
  readonly firstTimers: number;
}

/**
 * Puts the entries and door events of one meetup together, person by person. `resolve` names the
 * person an id stands for today (a merged one stands for its survivor), so that nobody counts twice.
 */
export const gatherGuests = (
  { participations, checkIns }: MeetupRecords,
  resolve: (personId: string) => string,
): readonly ReportGuest[] => {
  const guests = new Map<string, ReportGuest>();
  const add = (id: string, more: Partial<ReportGuest>): void => {
    const personId = resolve(id);
    const known = guests.get(personId);
    // The entry that says more about an expected guest wins over one made at the door.
    const entry =
      known?.entry === undefined || known.entry.source === 'walk-in'
        ? (more.entry ?? known?.entry)
        : known.entry;
    guests.set(personId, {
      personId,
      ...(entry !== undefined && { entry }),
      events: [...(known?.events ?? []), ...(more.events ?? [])],
    });
  };
  for (const entry of participations) add(entry.personId, { entry });
  for (const [personId, events] of checkIns) add(personId, { events });
  return [...guests.values()];
};

/** What {@link gatherGuests} reads: a meetup's guest list and its door events by person. */
export interface MeetupRecords {
  readonly participations: Iterable<Participation>;
  readonly checkIns: ReadonlyMap<string, readonly CheckIn[]>;
}

/** When somebody first came in, on any check list; `undefined` for somebody who did not come. */
export const cameAt = (events: readonly CheckIn[]): string | undefined => {
  if (foldAttendance(events).state === 'not-yet') return undefined;
  return standingEvents(events).find((event) => event.kind === 'in')?.at;
};

/**
 * The lines of a report. Somebody neither on the list nor in (a check-in that was taken back) has
 * none. `isFirst` answers whether this meetup was the person's first.
 */
export const reportLines = (
  guests: readonly ReportGuest[],
  isFirst: (personId: string) => boolean,
): readonly ReportLine[] =>
  guests.flatMap(({ personId, entry, events }) => {
    const came = cameAt(events);
    if (came === undefined && (entry === undefined || entry.source === 'walk-in')) return [];
    const wasExpected =
      entry !== undefined && entry.source !== 'walk-in' && participationClass(entry) === 'positive';
    return [
      {
        personId,
        status: statusOf({ entry, came: came !== undefined, wasExpected }),
        isFirst: came !== undefined && isFirst(personId),
        wasExpected,
        ...(entry !== undefined && { function: entry.function }),
        ...(came !== undefined && { cameAt: came }),
      },
    ];
  });

/** Counts the lines of a report. */
export const reportNumbers = (lines: readonly ReportLine[]): ReportNumbers => {
  const count = (isCounted: (line: ReportLine) => boolean): number =>
    lines.reduce((sum, line) => sum + Number(isCounted(line)), 0);
  return {
    invited: count(({ status }) => status !== 'walk-in'),
    expected: count(({ wasExpected }) => wasExpected),
    attended: count(hasCome),
    walkIns: count(({ status }) => status === 'walk-in'),
    noShows: count(({ status }) => status === 'no-show'),
    surprises: count(({ status, wasExpected }) => status === 'came' && !wasExpected),
    firstTimers: count((line) => line.isFirst),
  };
};

/** Whether the person of a line was there. */
export const hasCome = ({ status }: Pick<ReportLine, 'status'>): boolean =>
  status === 'came' || status === 'walk-in';

const statusOf = (facts: {
  entry: ReportGuest['entry'];
  came: boolean;
  wasExpected: boolean;
}): AttendanceStatus => {
  if (facts.came) {
    return facts.entry === undefined || facts.entry.source === 'walk-in' ? 'walk-in' : 'came';
  }
  return facts.wasExpected ? 'no-show' : 'absent';
};
