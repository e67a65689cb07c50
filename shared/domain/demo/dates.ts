const day = 86_400_000;

/** The date so many days later (or earlier), `2026-11-22`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * day).toISOString().slice(0, 10);

/** Milliseconds since 1970 at a UTC time (`09:30`) of a date. */
export const momentOf = (date: string, time = '00:00'): number =>
  Date.parse(`${date}T${time}:00.000Z`);

/** A moment as documents store one: UTC, ISO 8601 with milliseconds. */
export const toInstant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The first Saturday at least so many days after (or before) a date. */
export const saturdayFrom = (date: string, days: number): string => {
  const start = addDays(date, days);
  const saturday = 6;
  return addDays(start, saturday - new Date(momentOf(start)).getUTCDay());
};

/** Japan's fiscal year of a date: it begins in April. */
export const fiscalYearOf = (date: string): number =>
  Number(date.slice(0, 4)) - (date.slice(5, 7) < '04' ? 1 : 0);
