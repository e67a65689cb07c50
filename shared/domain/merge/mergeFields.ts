import { canonicalJson, sameValue } from '../import/sameValue.ts';
import { identityOf, isFields, kindOf, type Fields, type ThreeWay } from './kind.ts';
import { mergeOrder } from './mergeOrder.ts';
import type { Merging, Side } from './merging.ts';
import { compareStamps, compareTexts, keyOfPath } from './stamp.ts';

/** Merges objects field by field. A missing object counts as one without fields. */
export const mergeFields = (
  merging: Merging,
  path: readonly string[],
  { base, mine, theirs }: ThreeWay<Fields | undefined>,
): Fields => {
  const keys = new Set([base, mine, theirs].flatMap((fields) => Object.keys(fields ?? {})));
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    const value = mergeValue(merging, [...path, key], {
      base: own(base, key),
      mine: own(mine, key),
      theirs: own(theirs, key),
    });
    if (value !== undefined) setOwn(merged, key, value);
  }
  return merged;
};

const own = (fields: Fields | undefined, key: string): unknown =>
  fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;

// Also for a field called `__proto__`.
const setOwn = (fields: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(fields, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

const mergeValue = (merging: Merging, path: readonly string[], values: ThreeWay): unknown => {
  if (sameValue(values.mine, values.base) && sameValue(values.theirs, values.base)) {
    return values.base;
  }
  switch (kindOf(values)) {
    case 'object':
      return mergePresence(merging, path, values as ThreeWay<Fields | undefined>);
    case 'items':
      return mergeItems(merging, path, values as ThreeWay<readonly unknown[] | undefined>);
    case 'texts':
      return mergeTexts(merging, path, values as ThreeWay<readonly string[] | undefined>);
    case 'value':
      return mergeRegister(merging, path, values);
  }
};

// Something taken away here and edited there stays, and somebody may look at it.
const mergePresence = (
  merging: Merging,
  path: readonly string[],
  { base, mine, theirs }: ThreeWay<Fields | undefined>,
): Fields | undefined => {
  if (base === undefined || (mine !== undefined && theirs !== undefined)) {
    return mergeFields(merging, path, { base, mine, theirs });
  }
  const left = mine ?? theirs;
  if (left === undefined || sameValue(left, base)) return undefined;
  const [leaving, staying]: [Side, Side] =
    mine === undefined ? ['mine', 'theirs'] : ['theirs', 'mine'];
  const key = keyOfPath(path);
  merging.collisions.push({
    kind: 'removal',
    path,
    base,
    kept: { value: left, stamp: merging.stampOf(staying, key, left) },
    other: { value: undefined, stamp: merging.stampOf(leaving, key, undefined) },
  });
  return mergeFields(merging, path, { base, mine: mine ?? base, theirs: theirs ?? base });
};

const mergeItems = (
  merging: Merging,
  path: readonly string[],
  values: ThreeWay<readonly unknown[] | undefined>,
): readonly unknown[] | undefined => {
  const lists = {
    base: byIdentity(values.base),
    mine: byIdentity(values.mine),
    theirs: byIdentity(values.theirs),
  };
  const merged = new Map<string, unknown>();
  for (const identity of new Set([
    ...lists.base.keys(),
    ...lists.mine.keys(),
    ...lists.theirs.keys(),
  ])) {
    const item = mergePresence(merging, [...path, identity], {
      base: lists.base.get(identity),
      mine: lists.mine.get(identity),
      theirs: lists.theirs.get(identity),
    });
    if (item !== undefined) merged.set(identity, item);
  }
  const order = mergeOrder(merging, path, {
    orders: {
      base: [...lists.base.keys()],
      mine: [...lists.mine.keys()],
      theirs: [...lists.theirs.keys()],
    },
    present: new Set(merged.keys()),
  });
  return presentList(
    values,
    order.map((identity) => merged.get(identity)),
  );
};

const byIdentity = (list: readonly unknown[] | undefined): ReadonlyMap<string, Fields> =>
  new Map(
    (list ?? []).flatMap((item): [string, Fields][] => {
      const identity = identityOf(item);
      return identity === undefined || !isFields(item) ? [] : [[identity, item]];
    }),
  );

const mergeTexts = (
  merging: Merging,
  path: readonly string[],
  values: ThreeWay<readonly string[] | undefined>,
): readonly unknown[] | undefined => {
  const { base = [], mine = [], theirs = [] } = values;
  const present = new Set(
    [...base, ...mine, ...theirs].filter((text) =>
      base.includes(text)
        ? mine.includes(text) && theirs.includes(text)
        : mine.includes(text) || theirs.includes(text),
    ),
  );
  return presentList(
    values,
    mergeOrder(merging, path, { orders: { base, mine, theirs }, present }),
  );
};

// A list that nobody has any more is not there; one that somebody emptied is empty.
const presentList = (
  { base, mine, theirs }: ThreeWay<readonly unknown[] | undefined>,
  list: readonly unknown[],
): readonly unknown[] | undefined => {
  if (list.length > 0) return list;
  const changed = [mine, theirs].filter((side) => !sameValue(side, base));
  return changed.every((side) => side === undefined) ? undefined : [];
};

/** Fields that only count upwards: the highest shows. */
const counters: ReadonlySet<string> = new Set(['icsSequence']);

const mergeRegister = (
  merging: Merging,
  path: readonly string[],
  { base, mine, theirs }: ThreeWay,
): unknown => {
  const key = keyOfPath(path);
  const isCounter = path.length === 1 && counters.has(key);
  const candidates = (['mine', 'theirs'] as const)
    .map((side) => {
      const value = side === 'mine' ? mine : theirs;
      return { value, stamp: merging.stampOf(side, key, value) };
    })
    .filter(({ value }) => !sameValue(value, base))
    .toSorted(
      (one, other) =>
        (isCounter ? countOf(other.value) - countOf(one.value) : 0) ||
        compareStamps(other.stamp, one.stamp, merging.latest) ||
        compareTexts(canonicalJson(other.value), canonicalJson(one.value)) ||
        Number(one.value === undefined) - Number(other.value === undefined),
    );
  const [kept, other] = candidates;
  if (kept === undefined) return base;
  merging.given.set(key, kept);
  if (!isCounter && other !== undefined && !sameValue(kept.value, other.value)) {
    merging.collisions.push({ kind: 'value', path, base, kept, other });
  }
  return kept.value;
};

const countOf = (value: unknown): number => (typeof value === 'number' ? value : -1);
