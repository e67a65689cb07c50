import { tokenOfCode } from '#shared/domain/meetup/badgeCode.ts';

/** How long a code must be out of the picture before it counts as shown again, in milliseconds. */
export const longestBlink = 3000;

/** What one look of the camera brought. */
export interface Look {
  /** Tokens of badges that are newly held before the camera. */
  readonly tokens: readonly string[];
  /** Nothing but codes of something else are held there, or were a moment ago. */
  readonly isForeign: boolean;
}

/**
 * Follows what is held before a camera: the same code is seen many times a second, and lost for a
 * moment when the hand shakes. `at` is in milliseconds on any steady clock.
 */
export const createBadgeWatch = (): ((codes: readonly string[], at: number) => Look) => {
  const lastSeen = new Map<string, number>();
  let foreignSince = Number.NEGATIVE_INFINITY;
  return (codes, at) => {
    for (const [known, seenAt] of lastSeen) {
      if (at - seenAt > longestBlink) lastSeen.delete(known);
    }
    const ours = codes.flatMap((code) => tokenOfCode(code) ?? []);
    const tokens = ours.filter((token) => !lastSeen.has(token));
    for (const token of ours) lastSeen.set(token, at);
    if (ours.length > 0) foreignSince = Number.NEGATIVE_INFINITY;
    else if (codes.length > 0) foreignSince = at;
    return { tokens, isForeign: at - foreignSince <= longestBlink };
  };
};
