import { participationClass, type Participation } from './participation.ts';

/** The part of a guest list entry that decides about seats. */
export type SeatEntry = Pick<
  Participation,
  '_id' | 'personId' | 'partstat' | 'place' | 'mode' | 'answeredAt' | 'createdAt'
>;

/** How the seats of one kind (in the room, or online) stand. */
export interface Seats<Entry extends SeatEntry = SeatEntry> {
  /** `undefined`: no limit. */
  readonly capacity: number | undefined;
  /** Accepted and confirmed. */
  readonly taken: number;
  /** Offered to somebody from the waiting list and not yet answered. */
  readonly offered: readonly Entry[];
  /** Seats nobody holds or was offered; never below 0. */
  readonly free: number;
  /** Who waits, in order of their answers. */
  readonly waiting: readonly Entry[];
  /**
   * Who holds a seat beyond the capacity: the latest answers. Happens when two organisers accept
   * guests without having heard of each other. A proposal whom to move to the waiting list.
   */
  readonly surplus: readonly Entry[];
}

/** How the seats of a guest list stand, for one way of taking part. */
export const seatsOf = <Entry extends SeatEntry>(
  entries: Iterable<Entry>,
  options: { readonly mode: Participation['mode']; readonly capacity: number | undefined },
): Seats<Entry> => {
  const { mode, capacity } = options;
  const there = [...entries].filter((entry) => entry.mode === mode).toSorted(byAnswer);
  const holding = there.filter((entry) => participationClass(entry) === 'positive');
  const offered = there.filter(
    (entry) => entry.place === 'offered' && participationClass(entry) !== 'negative',
  );
  const waiting = there.filter((entry) => participationClass(entry) === 'waiting');
  const spent = holding.length + offered.length;
  return {
    capacity,
    taken: holding.length,
    offered,
    waiting,
    free: capacity === undefined ? Number.POSITIVE_INFINITY : Math.max(0, capacity - spent),
    surplus: capacity === undefined ? [] : holding.slice(capacity),
  };
};

/**
 * Where somebody goes who accepts: onto the waiting list when no seat is free or others wait
 * already, so that nobody overtakes them; otherwise a seat. Who holds or was offered one keeps it.
 */
export const placeForAccepting = (
  entry: Pick<SeatEntry, 'place' | 'partstat'>,
  seats: Pick<Seats, 'free' | 'waiting'>,
): Participation['place'] => {
  if (entry.place === 'offered') return 'confirmed';
  if (entry.place === 'waiting') return 'waiting';
  if (entry.place === 'confirmed' && entry.partstat === 'ACCEPTED') return 'confirmed';
  return seats.free > 0 && seats.waiting.length === 0 ? 'confirmed' : 'waiting';
};

// The same on every computer: who answered first comes first, and ids settle what is left.
const byAnswer = (a: SeatEntry, b: SeatEntry): number =>
  compare(a.answeredAt ?? a.createdAt, b.answeredAt ?? b.createdAt) || compare(a._id, b._id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
