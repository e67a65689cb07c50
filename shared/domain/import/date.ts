import { eraYear } from './era.ts';

/** Which of the first two numbers in `3/4/2019` is the day; a file must tell, the value alone cannot. */
export type DateOrder = 'day-first' | 'month-first';

/**
 * Reads a calendar date in its usual forms (`2019-07-21`, `2019/7/21`, `2019年7月21日(日)`,
 * `令和元年7月21日`, `R1.7.21`, `21.07.2019`, `21/07/2019`, `21 July 2019`, `21-Jul-19`,
 * `July 21, 2019`; with or without the day of the week) as `YYYY-MM-DD`. Answers `undefined` for
 * anything else, also for `03/04/2019` when `order` is not known.
 */
export const readDate = (text: string, order?: DateOrder): string | undefined => {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+|\s*\([月火水木金土日]\)$/giu, '');
  const era =
    /^([^\d元]{1,2}?)\s*\.?\s*(元|\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(
      plain,
    );
  const yearOfEra = era === null ? undefined : eraYear(era[1], era[2]);
  if (yearOfEra !== undefined) return toDate(String(yearOfEra), era?.[3], era?.[4]);
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?$/.exec(
    plain,
  );
  if (yearFirst !== null) return toDate(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: .*)?$/.exec(plain);
  if (yearLast !== null) {
    const [, first, separator, second, year] = yearLast;
    const known =
      separator === '.' ? 'day-first' : (order ?? orderOf(Number(first), Number(second)));
    if (known === undefined) return undefined;
    return known === 'day-first' ? toDate(year, second, first) : toDate(year, first, second);
  }
  const dayMonth = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d\d)$/i.exec(plain);
  if (dayMonth !== null) {
    const [, day, month, year = ''] = dayMonth;
    return toDate(year.length === 2 ? `20${year}` : year, monthOf(month), day);
  }
  const monthDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(plain);
  if (monthDay !== null) return toDate(monthDay[3], monthOf(monthDay[1]), monthDay[2]);
  return undefined;
};

/**
 * Which order a column of dates uses: the first value that can only be read one way decides.
 * `undefined` when none does.
 */
export const guessDateOrder = (values: Iterable<string>): DateOrder | undefined => {
  for (const value of values) {
    const match = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(value.normalize('NFKC'));
    const order = match === null ? undefined : orderOf(Number(match[1]), Number(match[2]));
    if (order !== undefined && match?.[1] !== match?.[2]) return order;
  }
  return undefined;
};

/** True for a date whose first two numbers could each be the day. */
export const isAmbiguousDate = (value: string): boolean => {
  const match = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(value.normalize('NFKC'));
  return match !== null && orderOf(Number(match[1]), Number(match[2])) === undefined;
};

const orderOf = (first: number, second: number): DateOrder | undefined => {
  if (first === second || first > 12) return 'day-first';
  return second > 12 ? 'month-first' : undefined;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// As they begin in Indonesian and Malay where that is not as in English.
const otherMonths = ['', '', 'mac', '', 'mei', '', '', 'agu', '', 'okt', '', 'des'];

const monthOf = (name = ''): string => {
  const start = name.slice(0, 3).toLowerCase();
  return String(months.indexOf(start) + 1 || otherMonths.indexOf(start) + 1);
};

const toDate = (year = '', month = '', day = ''): string | undefined => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse accepts the 31st of a short month on some engines by moving on to the next.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text
    ? undefined
    : text;
};
