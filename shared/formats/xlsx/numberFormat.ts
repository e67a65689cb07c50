/** How a number in a cell is to be read. */
export type NumberKind =
  'number' | 'date' | 'date-time' | 'time' | 'year' | { readonly digits: number };

/**
 * What a number format (ECMA-376 18.8.30) makes of a number: a date or time, a year, a number with
 * leading zeros, or just a number.
 */
export const kindOfFormat = (id: number, code: string | undefined): NumberKind => {
  if (code === undefined) return builtIn(id);
  const [positive = ''] = code.split(';');
  // What is quoted, escaped or in brackets (colours, locales) is no part of the pattern; [h] is.
  const pattern = positive
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/^0{2,20}$/.test(pattern)) return { digits: pattern.length };
  if (pattern.includes('general') || /[#?]/.test(pattern)) return 'number';
  const hasDay = /[yd]|g{1,3}|e(?![+-])|a{3,4}/.test(pattern) || /m{3,}/.test(pattern);
  const hasTime = /[hs]/.test(pattern);
  if (/^[ye]+$/.test(pattern.trim())) return 'year';
  if (hasDay) return hasTime ? 'date-time' : 'date';
  return hasTime ? 'time' : 'number';
};

const builtIn = (id: number): NumberKind => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id === 36) {
    return 'date';
  }
  if (id === 22) return 'date-time';
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)
    ? 'time'
    : 'number';
};

/**
 * A number as text. `1900` counts days from 1899-12-31 and believes in 29 February 1900, as Lotus
 * 1-2-3 did; `1904` counts from 1904-01-01.
 */
export const numberText = (value: number, kind: NumberKind, dates: '1900' | '1904'): string => {
  if (typeof kind === 'object') return plainNumber(value).padStart(kind.digits, '0');
  if (kind === 'number' || value < 0 || value >= 2_958_466) return plainNumber(value);
  const minutes = Math.round((value % 1) * 1440);
  const time = `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
  if (kind === 'time') return time;
  const date = dateOfSerial(Math.floor(value), dates);
  if (kind === 'year') return date.slice(0, 4);
  return kind === 'date-time' && minutes % 1440 !== 0 ? `${date} ${time}` : date;
};

const pad = (number: number): string => String(number).padStart(2, '0');

const dateOfSerial = (serial: number, dates: '1900' | '1904'): string => {
  const day = dates === '1904' ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10);
};

// Telephone and member numbers stand in number cells: all their digits, never 8.1E+10.
const plainNumber = (value: number): string => {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? value.toFixed(0) : String(value);
  return String(Number(value.toPrecision(15)));
};
