import { canonicalJson, sameValue } from '../import/sameValue.ts';
import {
  asKind,
  compareKinds,
  identityOf,
  isEmptyList,
  isFields,
  kindsOf,
  type Fields,
  type Kind,
  type ThreeWay,
} from './kind.ts';
import { mergeOrder, orderKeyOf } from './mergeOrder.ts';
import type { Merging, Side } from './merging.ts';
import { compareStamps, compareTexts, isEqual, keyOfPath, type Stamp } from './stamp.ts';

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
  const { base, mine, theirs } = values;
  if (isEqual(mine, base) && isEqual(theirs, base)) return base;
  const [kind, ...others] = kindsOf(values);
  if (kind === undefined) return undefined;
  const merged =
    others.length === 0
      ? mergeAs(kind, merging, path, values)
      : mergeKinds([kind, ...others], merging, path, values);
  noteTakenAway(merging, path, { ...values, merged });
  return merged;
};

const mergeAs = (
  kind: Kind,
  merging: Merging,
  path: readonly string[],
  values: ThreeWay,
): unknown => {
  const { base, mine, theirs } = mapThreeWay(values, (value) => asKind(kind, value));
  switch (kind) {
    case 'object':
      return mergePresence(merging, path, { base, mine, theirs } as ThreeWay<Fields | undefined>);
    case 'items':
      return mergeItems(merging, path, { base, mine, theirs } as ThreeWay<Items>);
    case 'texts':
      return mergeTexts(merging, path, { base, mine, theirs } as ThreeWay<Texts>);
    case 'value':
      return mergeRegister(merging, path, values);
  }
};

type Items = readonly unknown[] | undefined;
type Texts = readonly string[] | undefined;

const mapThreeWay = <From, To>(
  { base, mine, theirs }: ThreeWay<From>,
  map: (value: From) => To,
): ThreeWay<To> => ({ base: map(base), mine: map(mine), theirs: map(theirs) });

// Each side made something else of it. To replace by another kind is to take away what was there:
// what the other side edited stays, and shows if it is of the richer kind.
const mergeKinds = (
  kinds: readonly Kind[],
  merging: Merging,
  path: readonly string[],
  values: ThreeWay,
): unknown => {
  const slots = kinds.map((kind) => {
    const inner: Merging = { ...merging, collisions: [], given: new Map() };
    return { kind, inner, merged: mergeAs(kind, inner, path, values) };
  });
  // What is left of a list when everything was taken out shows only where nothing else is.
  const isLast = (merged: unknown): boolean =>
    isEmptyList(merged) && asKind('value', values.base) === undefined;
  const [shown, hidden] = slots
    .filter(({ merged }) => merged !== undefined)
    .toSorted((one, two) => Number(isLast(one.merged)) - Number(isLast(two.merged)));
  // Items that a third version edited come back, in the order that somebody gave them here.
  for (const { kind, inner } of slots) {
    const order = inner.given.get(orderKeyOf(path));
    const isOver = shown !== undefined && compareKinds(shown.kind, kind) < 0;
    if (order !== undefined && !isOver) merging.given.set(orderKeyOf(path), order);
  }
  if (shown === undefined) return undefined;
  for (const [key, given] of shown.inner.given) merging.given.set(key, given);
  merging.collisions.push(...shown.inner.collisions);
  if (hidden !== undefined && !isEmptyList(hidden.merged)) {
    const kept = { ...sideOfKind(merging, path, shown.kind, values), value: shown.merged };
    const other = sideOfKind(merging, path, hidden.kind, values);
    if (!sameValue(other.value, asKind(hidden.kind, values.base))) {
      merging.collisions.push({ kind: 'value', path, base: values.base, kept, other });
    }
  }
  return shown.merged;
};

const sideOfKind = (
  merging: Merging,
  path: readonly string[],
  kind: Kind,
  values: ThreeWay,
): { readonly value: unknown; readonly stamp: Stamp } => {
  const side: Side = asKind(kind, values.mine) === undefined ? 'theirs' : 'mine';
  return { value: values[side], stamp: merging.stampOf(side, keyOfPath(path), values[side]) };
};

// One value was taken away here and replaced by something of another kind there.
const noteTakenAway = (
  merging: Merging,
  path: readonly string[],
  { base, mine, theirs, merged }: ThreeWay & { readonly merged: unknown },
): void => {
  if (isNothing(base) || asKind('value', base) === undefined) return;
  if (isNothing(merged) || asKind('value', merged) !== undefined) return;
  const leaving: Side | undefined =
    mine === undefined ? 'mine' : theirs === undefined ? 'theirs' : undefined;
  if (leaving === undefined) return;
  const key = keyOfPath(path);
  const staying = leaving === 'mine' ? 'theirs' : 'mine';
  merging.collisions.push({
    kind: 'value',
    path,
    base,
    kept: { value: merged, stamp: merging.stampOf(staying, key, merged) },
    other: { value: undefined, stamp: merging.stampOf(leaving, key, undefined) },
  });
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
  if (left === undefined || isEqual(left, base)) return undefined;
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
  const changed = [mine, theirs].filter((side) => !isEqual(side, base));
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
  const isOne = (value: unknown): boolean =>
    value === undefined || asKind('value', value) !== undefined;
  const before = isOne(base) ? base : undefined;
  const candidates = (['mine', 'theirs'] as const)
    .map((side) => {
      const value = side === 'mine' ? mine : theirs;
      return { value, stamp: merging.stampOf(side, key, value) };
    })
    .filter(({ value }) => isOne(value) && !isEqual(value, before))
    .toSorted(
      (one, other) =>
        Number(sameValue(one.value, before)) - Number(sameValue(other.value, before)) ||
        (isCounter ? countOf(other.value) - countOf(one.value) : 0) ||
        compareStamps(other.stamp, one.stamp, merging.latest) ||
        compareTexts(canonicalJson(other.value), canonicalJson(one.value)) ||
        Number(one.value === undefined) - Number(other.value === undefined),
    );
  const [kept, other] = candidates;
  if (kept === undefined) return isOne(mine) && isOne(theirs) ? before : undefined;
  merging.given.set(key, kept);
  if (
    !isCounter &&
    other !== undefined &&
    !sameValue(kept.value, other.value) &&
    !sameValue(other.value, before)
  ) {
    merging.collisions.push({ kind: 'value', path, base, kept, other });
  }
  return kept.value;
};

const isNothing = (value: unknown): boolean => value === undefined || value === null;

const countOf = (value: unknown): number => (typeof value === 'number' ? value : -1);
