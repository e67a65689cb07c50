import { setImmediate } from 'node:timers/promises';

let last: Promise<void> = Promise.resolve();

/**
 * Lets everybody else have their turn first, and gives one piece of sync's work a turn of the event
 * loop. Without waiting for each other, storing a page and reading the next would do their pieces in
 * the same turn.
 */
export const ownTurn = (): Promise<void> => (last = last.then(() => setImmediate()));
