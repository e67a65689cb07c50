/** What is looked at of a history record to say whether it may go. */
export interface HistoryRecord {
  readonly _id: string;
  readonly at: string;
}

/** How much history of edits is kept for one subject. */
export interface HistoryLimits {
  /** At most so many edits, the newest. */
  readonly newest: number;
  /** Of the edits before this moment only {@link lasting}. */
  readonly oldBefore: string;
  /** So many of the newest edits stay however old they are. */
  readonly lasting: number;
}

/**
 * Which edits of one subject may leave the history, by id. The same on every computer that has the
 * same records. Only edits are asked about: deletions are what a restore reads, replies, notes and
 * consents are facts of their own.
 */
export const expendableEdits = (
  edits: readonly HistoryRecord[],
  { newest, oldBefore, lasting }: HistoryLimits,
): readonly string[] =>
  edits
    .toSorted((a, b) => compare(b.at, a.at) || compare(b._id, a._id))
    .filter(({ at }, rank) => rank >= newest || (rank >= lasting && at < oldBefore))
    .map(({ _id }) => _id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
