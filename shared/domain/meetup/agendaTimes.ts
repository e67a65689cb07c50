import { Temporal } from 'temporal-polyfill';
import type { AgendaItem } from './planItem.ts';

/** An agenda item with the time it runs, as wall-clock times at the venue. */
export type TimedItem<Item extends AgendaPart = AgendaItem> = Item & {
  readonly from: string;
  readonly until: string;
};

type AgendaPart = Pick<AgendaItem, '_id' | 'order' | 'minutes' | 'startLocal'>;

/** Items in their order; ids settle the order of two that were put in the same place offline. */
export const inAgendaOrder = <Item extends AgendaPart>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => compare(a.order, b.order) || compare(a._id, b._id));

/**
 * The running times of an agenda that begins at `startLocal`: every item begins when the one before
 * ends, or at its own time when it has one that is not earlier. Minutes are minutes of the clock on
 * the wall: an agenda over the night of a clock change is not stretched by it.
 */
export const agendaTimes = <Item extends AgendaPart>(
  items: readonly Item[],
  startLocal: string,
): readonly TimedItem<Item>[] => {
  let at = Temporal.PlainDateTime.from(startLocal);
  return inAgendaOrder(items).map((item) => {
    if (item.startLocal !== undefined) {
      const own = Temporal.PlainDateTime.from(item.startLocal);
      if (Temporal.PlainDateTime.compare(own, at) > 0) at = own;
    }
    const from = at.toString({ smallestUnit: 'minute' });
    at = at.add({ minutes: item.minutes });
    return { ...item, from, until: at.toString({ smallestUnit: 'minute' }) };
  });
};

/**
 * The moment of a meetup that a time of the day, `12:30`, means: on its first day, or the day after
 * for a time before the start of a meetup that goes on over midnight.
 */
export const ownStart = (
  time: string,
  span: { readonly startLocal: string; readonly endLocal: string },
): string => {
  const [first, last] = [span.startLocal.slice(0, 10), span.endLocal.slice(0, 10)];
  const isNextDay = last > first && time < span.startLocal.slice(11);
  return `${isNextDay ? Temporal.PlainDate.from(first).add({ days: 1 }).toString() : first}T${time}`;
};

/** Minutes the agenda goes on beyond the meetup's end; negative when there is time left. */
export const agendaOverrun = (
  items: readonly AgendaPart[],
  span: { readonly startLocal: string; readonly endLocal: string },
): number => {
  const last = agendaTimes(items, span.startLocal).at(-1);
  const end = Temporal.PlainDateTime.from(last?.until ?? span.startLocal);
  return Temporal.PlainDateTime.from(span.endLocal).until(end).total('minutes');
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
