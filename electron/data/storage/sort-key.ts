/** A value as SQLite stores it in a key column; SQL's NULL stands for a missing field. */
export type SortKey = string | number | Uint8Array | null;

/** Marks a value that no single key can stand for: an object, an array, or one below an array. */
export const OPAQUE: unique symbol = Symbol('opaque');

/** What the key column holds for an {@link OPAQUE} value. */
export const OPAQUE_KEY: Uint8Array = Uint8Array.of(7);

/**
 * The key of JSON's `null`. SQLite puts NULL before every number, and minus infinity, which JSON
 * cannot hold, before every other number: exactly RxDB's order missing < null < number < string.
 */
export const NULL_KEY = Number.NEGATIVE_INFINITY;

const FALSE_KEY = Uint8Array.of(9, 0);
const TRUE_KEY = Uint8Array.of(9, 1);

/**
 * The key under which SQLite sorts and compares a scalar exactly as RxDB does:
 * missing < null < numbers < strings by UTF-16 code unit < booleans.
 *
 * SQLite's own order of storage classes (NULL < number < TEXT < BLOB) carries the types, so the
 * columns must have no affinity. https://www.sqlite.org/datatype3.html#comparisons
 */
export function sortKeyOf(value: unknown): SortKey | typeof OPAQUE {
  switch (typeof value) {
    case 'string':
      return textKey(value);
    case 'number':
      return Number.isFinite(value) ? value : NULL_KEY; // JSON writes NaN and infinities as null
    case 'boolean':
      return value ? TRUE_KEY : FALSE_KEY;
    case 'undefined':
      return null;
    default:
      return value === null ? NULL_KEY : OPAQUE;
  }
}

/**
 * Rewrites a string so that its UTF-8 bytes compare as its UTF-16 code units do.
 *
 * SQLite compares TEXT by UTF-8, that is by code point, and so puts U+E000–U+FFFF before emoji;
 * JavaScript puts surrogates first. Moving the surrogates to U+E000–U+E7FF and U+E000–U+FFFF to
 * U+10E000–U+10FFFF restores the order, keeps different strings different and lets lone
 * surrogates, which UTF-8 cannot hold, survive. Strings below U+D800 stay as they are.
 */
export function textKey(value: string): string {
  if (!ABOVE_D7FF.test(value)) return value;
  let key = '';
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit < 0xd800) key += value[index];
    else if (unit < 0xe000) key += String.fromCharCode(unit + 0x800);
    else key += String.fromCodePoint(unit + 0x100000);
  }
  return key;
}

const ABOVE_D7FF = /[\ud800-\uffff]/;

/** Reads the value at a dotted path, or {@link OPAQUE} when arrays on the way make it several. */
export function createPathReader(path: string): (document: unknown) => unknown {
  const names = path.split('.');
  return (document) => {
    let value = document;
    for (const name of names) {
      if (typeof value !== 'object' || value === null) return undefined;
      if (Array.isArray(value)) return OPAQUE;
      value = (value as Record<string, unknown>)[name];
    }
    return value;
  };
}
