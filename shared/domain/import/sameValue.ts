/**
 * True when two JSON values are the same, whatever the order of keys; `undefined` counts as not
 * there.
 */
export const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || canonicalJson(one) === canonicalJson(other);

/** JSON with the keys of every object in order, so that equal values give equal texts. */
export const canonicalJson = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
};

const bookkeeping: ReadonlySet<string> = new Set([
  'schema',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'device',
]);

/**
 * A short digest of a document's content, without the bookkeeping that every write changes, to see
 * later whether it is still the same. The order of the fields does not matter. It tells changes
 * apart, it protects nothing.
 */
export const digestOf = (document: object): string => {
  const sum = { one: 0, other: 0 };
  for (const [key, value] of Object.entries(document)) {
    if (value !== undefined && !bookkeeping.has(key)) mix(sum, `${key}:${JSON.stringify(value)}`);
  }
  return (sum.one >>> 0).toString(36) + (sum.other >>> 0).toString(36).padStart(7, '0');
};

// Two independent 32-bit multiplicative hashes (in the manner of FNV-1a, finished like MurmurHash),
// added up over the fields.
const mix = (sum: { one: number; other: number }, text: string): void => {
  let one = 0x811c9dc5;
  let other = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  sum.one = (sum.one + Math.imul(one ^ (one >>> 16), 0x85ebca6b)) | 0;
  sum.other = (sum.other + Math.imul(other ^ (other >>> 15), 0xc2b2ae35)) | 0;
};
