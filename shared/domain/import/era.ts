// The first year of an era is its 元年.
const eraStarts: Readonly<Record<string, number>> = {
  ...{ 令和: 2018, R: 2018 },
  ...{ 平成: 1988, H: 1988 },
  ...{ 昭和: 1925, S: 1925 },
};

/**
 * The Gregorian year of a Japanese one: `平成`, `31` or `H`, `31` is 2019. `undefined` for an era that
 * is none of the last three.
 */
export const eraYear = (era = '', year = ''): number | undefined => {
  const start = eraStarts[era.toUpperCase()];
  return start === undefined ? undefined : start + (year === '元' ? 1 : Number(year));
};
