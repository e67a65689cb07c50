import { canonicalJson, sameValue } from '../import/sameValue.ts';
import type { ThreeWay } from './kind.ts';
import type { Merging, Side } from './merging.ts';
import { compareStamps, compareTexts, keyOfPath, type Stamp } from './stamp.ts';

interface OrderToMerge {
  /** The identities of the three lists in their order. */
  readonly orders: ThreeWay<readonly string[]>;
  /** The identities that are in the result. */
  readonly present: ReadonlySet<string>;
}

/**
 * The order of a merged list. Where only one side changed the sequence, that is the order. Where
 * both did, what was there before comes in the order of the later move, then everything added, by
 * identity (UUIDv7: by time): the one placement that does not depend on who is merged first. A lost
 * order is no disagreement: nothing of the content is lost.
 */
export const mergeOrder = (
  merging: Merging,
  path: readonly string[],
  { orders, present }: OrderToMerge,
): readonly string[] => {
  const key = orderKeyOf(path);
  const moves = (['mine', 'theirs'] as const).flatMap((side) => moveOf(merging, side, key, orders));
  const [move] = moves.toSorted(
    (one, other) =>
      compareStamps(other.stamp, one.stamp, merging.latest) ||
      compareTexts(canonicalJson(other.order), canonicalJson(one.order)),
  );
  const order = sequence(orders, present) ?? canonical({ orders, present, move: move?.order });
  if (move !== undefined) {
    const visible = common(order, orders.base);
    const isTold =
      isMoved(order, orders.base) && sameValue(complete(visible, orders.base), move.order);
    merging.given.set(key, {
      value: visible,
      stamp: move.stamp,
      ...(!isTold && { order: move.order }),
    });
  }
  return order;
};

/** Where a merged document notes the order of the list at a path. */
export const orderKeyOf = (path: readonly string[]): string => `${keyOfPath(path)}/#order`;

// A side that gave those that were there before another order.
const moveOf = (
  merging: Merging,
  side: Side,
  key: string,
  orders: ThreeWay<readonly string[]>,
): { readonly order: readonly string[]; readonly stamp: Stamp }[] => {
  const visible = common(orders[side], orders.base);
  // What was noted is about the items of another kind where none of these was there before.
  const noted = orders.base.length === 0 ? undefined : merging.orderOf(side, key, visible);
  return noted !== undefined || isMoved(orders[side], orders.base)
    ? [
        {
          order: complete(noted ?? visible, orders.base),
          stamp: merging.stampOf(side, key, visible),
        },
      ]
    : [];
};

const isMoved = (order: readonly string[], base: readonly string[]): boolean =>
  !sameValue(common(order, base), common(base, order));

// What a side took away has a place too: it stays when somebody else changed it.
const complete = (order: readonly string[], base: readonly string[]): readonly string[] => [
  ...new Set([...order, ...base]),
];

// The sequence as one side has it, where the other did not touch it.
const sequence = (
  { base, mine, theirs }: ThreeWay<readonly string[]>,
  present: ReadonlySet<string>,
): readonly string[] | undefined => {
  const candidate =
    sameValue(mine, theirs) || sameValue(theirs, base)
      ? mine
      : sameValue(mine, base)
        ? theirs
        : undefined;
  return candidate?.length === present.size && candidate.every((one) => present.has(one))
    ? candidate
    : undefined;
};

const canonical = ({
  orders: { base },
  present,
  move,
}: OrderToMerge & { readonly move: readonly string[] | undefined }): readonly string[] => {
  const old = new Set([...(move ?? []), ...base].filter((identity) => present.has(identity)));
  const added = [...present].filter((identity) => !old.has(identity));
  return [...old, ...added.toSorted(compareTexts)];
};

const common = (list: readonly string[], other: readonly string[]): readonly string[] => {
  const others = new Set(other);
  return list.filter((identity) => others.has(identity));
};
