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
  let sumOfOne = 0;
  let sumOfOther = 0;
  for (const key of Object.keys(document)) {
    const value = (document as Readonly<Record<string, unknown>>)[key];
    if (value === undefined || bookkeeping.has(key)) continue;
    let { one, other } = mixedName(key);
    const text = JSON.stringify(value) ?? 'null';
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      one = Math.imul(one ^ code, primeOfOne);
      other = Math.imul(other ^ code, primeOfOther);
    }
    sumOfOne = (sumOfOne + Math.imul(one ^ (one >>> 16), 0x85ebca6b)) | 0;
    sumOfOther = (sumOfOther + Math.imul(other ^ (other >>> 15), 0xc2b2ae35)) | 0;
  }
  return (sumOfOne >>> 0).toString(36) + (sumOfOther >>> 0).toString(36).padStart(7, '0');
};

// Two independent 32-bit multiplicative hashes (in the manner of FNV-1a, finished like MurmurHash)
// over each field's JSON, added up: an import takes the digest of tens of thousands of people.
const primeOfOne = 0x01000193;
const primeOfOther = 0x5f356495;

interface Mixed {
  readonly one: number;
  readonly other: number;
}

// The names of fields are the same in all documents.
const mixedName = (name: string): Mixed => {
  const known = mixedNames.get(name);
  if (known !== undefined) return known;
  let one = 0x811c9dc5 | 0;
  let other = 0x41c6ce57;
  for (const sign of `${name}:`.split('')) {
    one = Math.imul(one ^ sign.charCodeAt(0), primeOfOne);
    other = Math.imul(other ^ sign.charCodeAt(0), primeOfOther);
  }
  const mixed = { one, other };
  if (mixedNames.size < mostNames) mixedNames.set(name, mixed);
  return mixed;
};

const mixedNames = new Map<string, Mixed>();
const mostNames = 1000;
