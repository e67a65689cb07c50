import type { MeetupLine } from '#shared/contract/meetups.ts';

/** One line of the "ready for the door" card; the sentence is `ready.<key>` in the catalogue. */
export interface ReadyLine {
  readonly key: 'guestsHere' | 'noGuests' | 'offline' | 'noAnswer' | 'noVenue' | 'tooMany';
  readonly tone: 'ok' | 'warn';
  readonly count?: number;
  /** Where it can be put right. */
  readonly fix?: 'addGuests' | 'showGuests' | 'remind';
}

/** What is ready for the door and what is not, from the data at hand. */
export const readyLines = (line: MeetupLine): readonly ReadyLine[] => {
  const { guests, noAnswer, expected } = line.counts;
  const surplus = line.capacity === undefined ? 0 : expected - line.capacity;
  return [
    guests === 0
      ? { key: 'noGuests', tone: 'warn', fix: 'addGuests' }
      : { key: 'guestsHere', tone: 'ok', count: guests },
    { key: 'offline', tone: 'ok' },
    ...(noAnswer > 0
      ? [{ key: 'noAnswer', tone: 'warn', count: noAnswer, fix: 'remind' } as const]
      : []),
    ...(surplus > 0
      ? [{ key: 'tooMany', tone: 'warn', count: surplus, fix: 'showGuests' } as const]
      : []),
    ...(line.venueName === undefined ? [{ key: 'noVenue', tone: 'warn' } as const] : []),
  ];
};
