import type { RosterSort } from '#shared/contract/people.ts';
import type { PersonEntry } from './personEntry.ts';
import { comparePeople, insertOrdered } from './personOrder.ts';

type Column = Exclude<RosterSort['column'], 'relevance'>;

/** Everyone in order, by each column that somebody asked for, kept up with few comparisons. */
export interface PeopleOrders {
  /** Everyone, ascending. */
  inOrder(column: Column): readonly PersonEntry[];
  /** Takes over an order that was computed earlier; people missing in it are put in. */
  remember(column: Column, list: readonly PersonEntry[]): void;
  /** One person came, went or changed. */
  replace(before: PersonEntry | undefined, after: PersonEntry | undefined): void;
}

/** Makes the {@link PeopleOrders} over a map of everyone that its owner keeps. */
export const createPeopleOrders = (entries: ReadonlyMap<string, PersonEntry>): PeopleOrders => {
  const orders = new Map<Column, Order>();
  return {
    inOrder: (column) => {
      const known = orders.get(column);
      const order = known ?? { list: [], added: new Set(entries.values()), gone: new Set() };
      if (known === undefined) orders.set(column, order);
      if (order.gone.size > 0) order.list = order.list.filter((entry) => !order.gone.has(entry));
      const added = [...order.added].filter((entry) => entries.get(entry.id) === entry);
      if (added.length > 0) order.list = insertOrdered(order.list, added, comparePeople(column));
      order.added.clear();
      order.gone.clear();
      return order.list;
    },
    remember: (column, list) => {
      const present = list.filter((entry) => entries.get(entry.id) === entry);
      const remembered = new Set(present);
      const added = new Set([...entries.values()].filter((entry) => !remembered.has(entry)));
      orders.set(column, { list: present, added, gone: new Set() });
    },
    replace: (before, after) => {
      for (const order of orders.values()) {
        if (before !== undefined) order.gone.add(before);
        if (after !== undefined) order.added.add(after);
      }
    },
  };
};

interface Order {
  list: readonly PersonEntry[];
  readonly added: Set<PersonEntry>;
  readonly gone: Set<PersonEntry>;
}
