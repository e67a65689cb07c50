/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** The three states of one value; `undefined` is "not there". */
export interface ThreeWay<Value = unknown> {
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
}

/** How a value is merged, see {@link kindOf}. */
type Kind = 'object' | 'items' | 'texts' | 'value';

/**
 * How a value merges: objects field by field, lists of items by their identity, lists of texts as
 * sets, everything else (also what is of one kind here and of another there) as one value.
 */
export const kindOf = ({ base, mine, theirs }: ThreeWay): Kind => {
  const present = [base, mine, theirs].filter((value) => value !== undefined);
  if (present.every(isFields)) return 'object';
  if (!present.every((value) => Array.isArray(value))) return 'value';
  if (present.every((list) => list.length === 0)) return 'value';
  if (present.every((list) => isUnique(list.map(identityOf)))) return 'items';
  return present.every((list) => isUnique(list.map(textOf))) ? 'texts' : 'value';
};

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
