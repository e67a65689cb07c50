/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** The three states of one value; `undefined` is "not there". */
export interface ThreeWay<Value = unknown> {
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
}

/**
 * How a value merges: objects field by field, lists of items by their identity, lists of texts as
 * sets, everything else as one value.
 */
export type Kind = 'object' | 'items' | 'texts' | 'value';

/**
 * The kinds from the richest down. Where a field became of two kinds, the richest that somebody gave
 * content shows. The order is fixed, and does not ask for times: what does not show must never have
 * to come back when a third version arrives.
 */
const kinds: readonly Kind[] = ['object', 'items', 'texts', 'value'];

/** Orders kinds, the richest first. */
export const compareKinds = (one: Kind, other: Kind): number =>
  kinds.indexOf(one) - kinds.indexOf(other);

/**
 * The kinds that are to be merged: one, or several when the sides differ or made something else of
 * a list. What is not there and an empty list go with whatever the other side has.
 */
export const kindsOf = ({ base, mine, theirs }: ThreeWay): readonly Kind[] => {
  const given = new Set(
    [mine, theirs].filter((value) => value !== undefined && !isEmptyList(value)).map(kindOf),
  );
  const isListed = [mine, theirs].some(isEmptyList);
  if (isListed && !given.has('items') && !given.has('texts')) given.add(listKindOf(base));
  const before = base === undefined ? undefined : isEmptyList(base) ? 'texts' : kindOf(base);
  const isList = before === 'items' || before === 'texts';
  if (before !== undefined && (given.size === 0 || (isList && !isEmptyList(base)))) {
    given.add(before);
  }
  return [...given].toSorted(compareKinds);
};

/** A value as one of a kind; `undefined` when it is of another. */
export const asKind = (kind: Kind, value: unknown): unknown =>
  isEmptyList(value)
    ? kind === 'items' || kind === 'texts'
      ? value
      : undefined
    : kindOf(value) === kind
      ? value
      : undefined;

const kindOf = (value: unknown): Kind => {
  if (isFields(value)) return 'object';
  if (!Array.isArray(value)) return 'value';
  if (isUnique(value.map(identityOf))) return 'items';
  return isUnique(value.map(textOf)) ? 'texts' : 'value';
};

const listKindOf = (base: unknown): Kind =>
  Array.isArray(base) && base.length > 0 && kindOf(base) === 'items' ? 'items' : 'texts';

/** Whether a value is a list without anything in it. */
export const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Whether a value is a JSON object. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells an item of a list from the others: its `id`, or `key` where items have that. */
export const identityOf = (item: unknown): string | undefined => {
  if (!isFields(item)) return undefined;
  const identity = item['id'] ?? item['key'];
  return typeof identity === 'string' ? identity : undefined;
};

const textOf = (item: unknown): string | undefined => (typeof item === 'string' ? item : undefined);

const isUnique = (identities: readonly (string | undefined)[]): boolean =>
  !identities.includes(undefined) && new Set(identities).size === identities.length;
