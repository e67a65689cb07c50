import type { BackupKind } from './backupName.ts';

/** A backup as the retention rule sees it. */
export interface KeptBackup {
  readonly id: string;
  readonly kind: BackupKind;
  /** When it was made, UTC ISO 8601. */
  readonly at: string;
}

/** What {@link obsoleteBackups} and {@link isDailyDue} need to know about the present. */
export interface Present {
  /** UTC ISO 8601. */
  readonly now: string;
  /** Minutes that the computer's clock is ahead of UTC; a person's day begins by it. */
  readonly offsetMinutes: number;
}

/**
 * The ids of backups that may go. Of the automatic ones (daily, before an import) stay: the newest
 * three of today, the newest of each of the seven days before, the newest of each earlier week
 * (Monday to Sunday) for two months; and the newest three of these however old they are, so that a
 * chapter that was not used for a season keeps more than one. The newest three before a restore and
 * the newest three before a migration stay however old. What a person made never goes, nor does
 * what seems to come from the future.
 */
export const obsoleteBackups = (backups: readonly KeptBackup[], present: Present): string[] => {
  const past = backups.filter(({ at }) => at <= present.now);
  const automatic = past.filter(({ kind }) => kind === 'daily' || kind === 'before-import');
  const keep = new Set<string>();
  for (const { id } of keptByCalendar(automatic, present)) keep.add(id);
  for (const kind of ['before-restore', 'before-migration'] as const) {
    const own = newestFirst(past.filter((backup) => backup.kind === kind));
    for (const { id } of own.slice(0, newestKept)) keep.add(id);
  }
  return past.filter(({ id, kind }) => kind !== 'manual' && !keep.has(id)).map(({ id }) => id);
};

/** Whether a daily backup is to be made: the newest one (if any) is of another day than today. */
export const isDailyDue = (newestDaily: string | undefined, present: Present): boolean =>
  newestDaily === undefined || dayNumber(newestDaily, present) !== dayNumber(present.now, present);

const newestKept = 3;
const days = 7;
const weeksSpan = 62;

const keptByCalendar = (backups: readonly KeptBackup[], present: Present): KeptBackup[] => {
  const today = dayNumber(present.now, present);
  const places = new Map<string, number>();
  const thinned = newestFirst(backups).filter(({ at }) => {
    const day = dayNumber(at, present);
    const { place, room } = placeOf(day, today);
    const taken = places.get(place) ?? 0;
    places.set(place, taken + 1);
    return taken < room;
  });
  return thinned.filter(
    ({ at }, index) => index < newestKept || today - dayNumber(at, present) <= weeksSpan,
  );
};

// Which bucket a day's backups share, and how many the bucket holds.
const placeOf = (day: number, today: number): { place: string; room: number } => {
  if (day === today) return { place: 'today', room: newestKept };
  if (today - day <= days) return { place: `day ${day}`, room: 1 };
  return { place: `week ${weekNumber(day)}`, room: 1 };
};

const newestFirst = (backups: readonly KeptBackup[]): KeptBackup[] =>
  backups.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));

const msPerDay = 86_400_000;

// Days since 1 January 1970 on the person's calendar.
const dayNumber = (at: string, { offsetMinutes }: Present): number =>
  Math.floor((Date.parse(at) + offsetMinutes * 60_000) / msPerDay);

// 1 January 1970 was a Thursday: three days later than Monday.
const weekNumber = (day: number): number => Math.floor((day + 3) / 7);
