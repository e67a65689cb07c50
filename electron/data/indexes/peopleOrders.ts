import type { PersonEntry } from './personEntry.ts';
import { comparePeople, hasOwnOrder, insertOrdered, type PeopleColumn } from './personOrder.ts';

/** Everyone in order, by each column that somebody asked for, kept up with few comparisons. */
export interface PeopleOrders {
  /** Everyone, ascending, as a language (BCP 47; English when absent) orders texts. */
  inOrder(column: PeopleColumn, language?: string): readonly PersonEntry[];
  /** Takes over an order that was computed earlier; people missing in it are put in. */
  remember(column: PeopleColumn, list: readonly PersonEntry[]): void;
  /** Puts everybody who came or changed in their place in every order, so that nobody waits later. */
  settle(): void;
  /** One person came, went or changed. */
  replace(before: PersonEntry | undefined, after: PersonEntry | undefined): void;
}

/** Makes the {@link PeopleOrders} over a map of everyone that its owner keeps. */
export const createPeopleOrders = (entries: ReadonlyMap<string, PersonEntry>): PeopleOrders => {
  const orders = new Map<string, Order>();
  const upToDate = (order: Order): readonly PersonEntry[] => {
    if (order.gone.size > 0) order.list = order.list.filter((entry) => !order.gone.has(entry));
    const added = [...order.added].filter((entry) => entries.get(entry.id) === entry);
    if (added.length > 0) order.list = insertOrdered(order.list, added, order.compare);
    order.added.clear();
    order.gone.clear();
    return order.list;
  };
  const newOrder = (column: PeopleColumn, language?: string): Order => ({
    compare: comparePeople(column, language),
    list: [],
    added: new Set(entries.values()),
    gone: new Set(),
  });
  return {
    inOrder: (column, language) => {
      const key = keyOf(column, language);
      const known = orders.get(key);
      const order = known ?? newOrder(column, language);
      if (known === undefined) orders.set(key, order);
      return upToDate(order);
    },
    settle: () => {
      for (const order of orders.values()) upToDate(order);
    },
    remember: (column, list) => {
      const present = list.filter((entry) => entries.get(entry.id) === entry);
      const remembered = new Set(present);
      const added = new Set([...entries.values()].filter((entry) => !remembered.has(entry)));
      orders.set(keyOf(column), { ...newOrder(column), list: present, added });
    },
    replace: (before, after) => {
      for (const order of orders.values()) {
        if (before !== undefined) order.gone.add(before);
        if (after !== undefined) order.added.add(after);
      }
    },
  };
};

// Languages that order alike share one list.
const keyOf = (column: PeopleColumn, language?: string): string =>
  hasOwnOrder(language) ? `${column} ${language}` : column;

interface Order {
  readonly compare: (a: PersonEntry, b: PersonEntry) => number;
  list: readonly PersonEntry[];
  readonly added: Set<PersonEntry>;
  readonly gone: Set<PersonEntry>;
}
