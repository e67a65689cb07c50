import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { uniqueBy } from './uniqueBy.ts';

/**
 * Reads the e-mail addresses in a cell: one, several, or `Name <address>`. Answers `undefined` when
 * part of it is no address (the shape is checked, not whether it can be reached).
 */
export const readEmails = (cell: string): readonly string[] | undefined => {
  if (cell.length > longestCell) return undefined;
  if (isEmail(cell)) return [cell.normalize('NFKC').trim()];
  const parts = cell
    .normalize('NFKC')
    .replace(/^mailto:/i, '')
    .replace(/[^;,、\n<>]*<([^<>]+)>/gu, ';$1')
    .split(/[;,、\n]|\s+(?=\S+@)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every(isEmail) ? uniqueBy(parts, emailKey) : undefined;
};

/** What one cell holds of both, where a column is for either ("Contact"). */
export interface Contacts {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** Reads a cell that mixes addresses and numbers; `undefined` when part of it is neither. */
export const readContacts = (cell: string): Contacts | undefined => {
  if (cell.length > longestCell) return undefined;
  const parts = cell
    .normalize('NFKC')
    .split(/[;,、\n|]|\s\/\s|\s+(?:or|and|&)\s+|\s+(?=\S+@)/u)
    .map((part) => part.trim().replace(/^mailto:/i, ''))
    .filter((part) => part !== '');
  if (!parts.every((part) => isEmail(part) || isPhone(part))) return undefined;
  const emails = uniqueBy(parts.filter(isEmail), emailKey);
  return {
    emails,
    phones: uniqueBy(
      parts.filter((part) => !isEmail(part)),
      phoneKey,
    ),
  };
};

/** A name and the address that was copied with it from a letter: `Budi Santoso <budi@x.example>`. */
export const splitNameAndEmail = (
  text: string,
): { readonly name: string; readonly email: string } | undefined => {
  const match = /^([^<>]*)<([^<>]+)>$/.exec(text);
  const email = match?.[2]?.normalize('NFKC').trim() ?? '';
  if (match === null || !isEmail(email)) return undefined;
  return { name: (match[1] ?? '').trim().replace(/^["'](.*)["']$/, '$1'), email };
};

// Nobody has more addresses than fit here; what is longer came from a broken file.
const longestCell = 2000;

/** True for something of the shape of an e-mail address. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(?:\.[^\s@<>(),;:".]+)+$/u.test(text.trim());

/** What two spellings of the same address have in common. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

/**
 * Reads the telephone numbers in a cell as they are typed. Answers `undefined` when part of it is
 * no number, for example one that a spreadsheet turned into `8.1E+10`, which lost its digits.
 */
export const readPhones = (cell: string): readonly string[] | undefined => {
  if (cell.length > longestCell) return undefined;
  const text = cell.normalize('NFKC');
  // Most cells hold one number and nothing else.
  if (plainNumber.test(text) && isPhone(text)) return [text.trim()];
  const parts = text
    .split(/[;,、\n]|\s\/\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every(isPhone) ? uniqueBy(parts, phoneKey) : undefined;
};

/** True for something that can be dialled. */
export const isPhone = (text: string): boolean => {
  const digits = digitsOf(text).length;
  if (digits < 5 || digits > 20) return false;
  const trimmed = text.trim();
  return plainNumber.test(trimmed) || (dialled.test(trimmed) && !dayLike.test(trimmed));
};

const plainNumber = /^\+[\d -]+$/;
const dialled = /^(?:tel:|\w{1,6}[:.] ?)?[+(]?[\d\s().\-/‐‑–ー]+(?:(?:ext|x|内線)\.? ?\d+)?$/iu;
const dayLike = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/;

/**
 * What two spellings of the same number have in common: its last nine digits, because the same
 * number is written with and without the country's prefix.
 */
export const phoneKey = (phone: string): string => digitsOf(phone).slice(-9);

// Everybody has a number or two, and each is looked at several times.
const digitsOf = (text: string): string => {
  let digits = '';
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) continue;
    if (index > start) digits += text.slice(start, index);
    start = index + 1;
  }
  return digits;
};

/** Every {@link phoneKey} of a number: short ones differ by the country's prefix. */
export const phoneKeys = (phone: {
  readonly raw: string;
  readonly e164?: string | undefined;
}): readonly string[] =>
  phone.e164 === undefined
    ? [phoneKey(phone.raw)]
    : [...new Set([phoneKey(phone.raw), phoneKey(phone.e164)])];

/**
 * The number in E.164 form: as it was typed when that was internationally (`+62 812…`), else of the
 * first of `regions` (ISO 3166-1 alpha-2) where it is a valid number. `undefined` when it is none,
 * or has an extension, which E.164 cannot hold.
 */
export const readE164 = (
  phone: string,
  regions: readonly (string | undefined)[] = [],
): string | undefined => {
  const trimmed = phone.replace(/^tel:/i, '').trim();
  if (/ext|x|内線/i.test(trimmed)) return undefined;
  if (!trimmed.startsWith('+')) return readNational(trimmed, regions);
  // A zero in brackets is dialled only inside the country: +44 (0)20 …
  const digits = trimmed.replace(/\(0\)/g, '').replace(/\D/g, '');
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined;
};

const readNational = (
  phone: string,
  regions: readonly (string | undefined)[],
): string | undefined => {
  for (const region of new Set(regions)) {
    if (region === undefined || !isSupportedCountry(region)) continue;
    const parsed = parsePhoneNumberFromString(phone, region);
    if (parsed?.isValid() === true) return parsed.number;
  }
  return undefined;
};
