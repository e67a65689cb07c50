import type { Exchange } from './exchange.ts';

/** The exchange of the highest fiscal year, which is what a table with one line a person tells of. */
export const latestExchange = (exchanges: readonly Exchange[]): Exchange | undefined =>
  exchanges.toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0))[0];
