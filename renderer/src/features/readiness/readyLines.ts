import type { Output } from '#shared/contract/index.ts';
import type { MeetupLine } from '#shared/contract/meetups.ts';

/** One line of the "ready for the door" card; the sentence is `ready.<key>` in the catalogue. */
export interface ReadyLine {
  readonly key:
    | 'guestsHere'
    | 'noGuests'
    | 'offline'
    | 'synced'
    | 'fetching'
    | 'neverSynced'
    | 'noAnswer'
    | 'noVenue'
    | 'tooMany'
    | 'paper';
  readonly tone: 'ok' | 'warn';
  readonly count?: number;
  /** The instant that the sentence tells. */
  readonly at?: string;
  /** Where it can be put right. */
  readonly fix?: 'addGuests' | 'showGuests' | 'remind' | 'setVenue' | 'showSync' | 'print';
}

/** How sync stands, as far as the door depends on it. */
export type ReadySync = Pick<Output<'sync.status'>, 'phase' | 'lastExchange'>;

/**
 * What is ready for the door and what is not, from the data at hand. Sync is told of only when the
 * chapter is on a server (`sync` is `undefined` until its state is known).
 */
export const readyLines = (line: MeetupLine, sync: ReadySync | undefined): readonly ReadyLine[] => {
  const { guests, noAnswer, expectedInRoom } = line.counts;
  const isOnline = line.attendanceMode === 'Online';
  const surplus = line.capacity === undefined || isOnline ? 0 : expectedInRoom - line.capacity;
  return [
    guests === 0
      ? { key: 'noGuests', tone: 'warn', fix: 'addGuests' }
      : { key: 'guestsHere', tone: 'ok', count: guests },
    ...syncLines(sync),
    { key: 'offline', tone: 'ok' },
    ...(noAnswer > 0
      ? [{ key: 'noAnswer', tone: 'warn', count: noAnswer, fix: 'remind' } as const]
      : []),
    ...(surplus > 0
      ? [{ key: 'tooMany', tone: 'warn', count: surplus, fix: 'showGuests' } as const]
      : []),
    ...(line.venueName === undefined && !isOnline
      ? [{ key: 'noVenue', tone: 'warn', fix: 'setVenue' } as const]
      : []),
    ...(guests > 0 ? [{ key: 'paper', tone: 'ok', fix: 'print' } as const] : []),
  ];
};

const syncLines = (sync: ReadySync | undefined): readonly ReadyLine[] => {
  if (sync === undefined || sync.phase.name === 'off') return [];
  if (sync.phase.name === 'fetching') {
    return [{ key: 'fetching', tone: 'warn', fix: 'showSync' }];
  }
  if (sync.lastExchange === undefined) {
    return [{ key: 'neverSynced', tone: 'warn', fix: 'showSync' }];
  }
  return standsStill.has(sync.phase.name)
    ? [{ key: 'synced', tone: 'warn', at: sync.lastExchange, fix: 'showSync' }]
    : [{ key: 'synced', tone: 'ok', at: sync.lastExchange }];
};

// Nothing comes from the server until somebody does something, or the network is back.
const standsStill: ReadonlySet<ReadySync['phase']['name']> = new Set([
  'offline',
  'needs-sign-in',
  'needs-you',
  'paused',
]);
