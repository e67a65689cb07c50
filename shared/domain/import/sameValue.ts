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
    mixName(key);
    mixJson(value);
    sumOfOne = (sumOfOne + Math.imul(one ^ (one >>> 16), 0x85ebca6b)) | 0;
    sumOfOther = (sumOfOther + Math.imul(other ^ (other >>> 15), 0xc2b2ae35)) | 0;
  }
  return (sumOfOne >>> 0).toString(36) + (sumOfOther >>> 0).toString(36).padStart(7, '0');
};

// Two independent 32-bit multiplicative hashes (in the manner of FNV-1a, finished like MurmurHash)
// over each field's JSON, added up. The JSON is mixed in without being written: an import takes the
// digest of tens of thousands of people.
let one = 0;
let other = 0;

const mixCode = (code: number): void => {
  one = Math.imul(one ^ code, 0x01000193);
  other = Math.imul(other ^ code, 0x5f356495);
};

// The names of fields are the same in all documents.
const mixName = (name: string): void => {
  const known = mixedNames.get(name);
  if (known !== undefined) {
    [one, other] = known;
    return;
  }
  one = 0x811c9dc5 | 0;
  other = 0x41c6ce57;
  mixText(name);
  mixCode(colon);
  if (mixedNames.size < mostNames) mixedNames.set(name, [one, other]);
};

const mixedNames = new Map<string, readonly [number, number]>();
const mostNames = 1000;

const mixText = (text: string): void => {
  for (let index = 0; index < text.length; index += 1) mixCode(text.charCodeAt(index));
};

const mixJson = (value: unknown): void => {
  if (typeof value === 'string') mixString(value);
  else if (typeof value !== 'object' || value === null) mixText(JSON.stringify(value) ?? 'null');
  else if (Array.isArray(value)) mixItems(value);
  else mixFields(value);
};

const mixString = (text: string): void => {
  // In variables of the function the loop takes half as long.
  let mixedOne = Math.imul(one ^ quote, 0x01000193);
  let mixedOther = Math.imul(other ^ quote, 0x5f356495);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // What JSON may write in another way than it is.
    if (code < 0x20 || code > 0x7e || code === quote || code === backslash) {
      mixText(JSON.stringify(text));
      return;
    }
    mixedOne = Math.imul(mixedOne ^ code, 0x01000193);
    mixedOther = Math.imul(mixedOther ^ code, 0x5f356495);
  }
  one = Math.imul(mixedOne ^ quote, 0x01000193);
  other = Math.imul(mixedOther ^ quote, 0x5f356495);
};

const mixItems = (items: readonly unknown[]): void => {
  mixCode(openBracket);
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) mixCode(comma);
    mixJson(items[index]);
  }
  mixCode(closeBracket);
};

const mixFields = (fields: object): void => {
  mixCode(openBrace);
  let isFirst = true;
  for (const key of Object.keys(fields)) {
    const value = (fields as Readonly<Record<string, unknown>>)[key];
    if (value === undefined) continue;
    if (!isFirst) mixCode(comma);
    isFirst = false;
    mixString(key);
    mixCode(colon);
    mixJson(value);
  }
  mixCode(closeBrace);
};

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;
const quote = 0x22;
const backslash = 0x5c;
