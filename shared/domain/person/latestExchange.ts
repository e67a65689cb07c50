import type { Exchange } from './exchange.ts';

/** The exchange of the highest fiscal year, which is what a table with one line a person tells of. */
export const latestExchange = (exchanges: readonly Exchange[]): Exchange | undefined => {
  let latest: Exchange | undefined;
  for (const exchange of exchanges) {
    const isLater = (exchange.fiscalYear ?? 0) > (latest?.fiscalYear ?? 0);
    if (latest === undefined || isLater) latest = exchange;
  }
  return latest;
};
