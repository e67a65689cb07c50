import type { BudgetLine } from './planItem.ts';

/** What a budget adds up to in one currency, in whole minor units. */
export interface BudgetTotals {
  /** ISO 4217. */
  readonly currency: string;
  readonly income: { readonly planned: number; readonly actual: number };
  readonly cost: { readonly planned: number; readonly actual: number };
  /** Income less cost. */
  readonly balance: { readonly planned: number; readonly actual: number };
}

/** The totals per currency; amounts of different currencies are never added. Lines without an actual amount count 0 there. */
export const budgetTotals = (
  lines: readonly Pick<BudgetLine, 'kind' | 'planned' | 'actual' | 'currency'>[],
): readonly BudgetTotals[] =>
  [...Map.groupBy(lines, ({ currency }) => currency)]
    .map(([currency, there]) => {
      const sum = (kind: BudgetLine['kind'], of: 'planned' | 'actual'): number =>
        there.reduce((total, line) => (line.kind === kind ? total + (line[of] ?? 0) : total), 0);
      const of = (kind: BudgetLine['kind']) => ({
        planned: sum(kind, 'planned'),
        actual: sum(kind, 'actual'),
      });
      const [income, cost] = [of('income'), of('cost')];
      return {
        currency,
        income,
        cost,
        balance: {
          planned: income.planned - cost.planned,
          actual: income.actual - cost.actual,
        },
      };
    })
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));

/**
 * How many decimal places a currency's amounts have (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. Not
 * asked of `Intl`, which shows some currencies without their small coins and changes with its data:
 * what is stored must mean the same on every computer.
 */
export const minorDigits = (currency: string): number =>
  withoutMinor.has(currency) ? 0 : (unusualDigits[currency] ?? 2);

const withoutMinor: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);

const unusualDigits: Readonly<Record<string, number>> = {
  ...{ BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
  ...{ CLF: 4, UYW: 4 },
};

/** An amount as a person types it (12.5) in whole minor units (1250); rounded, never drifting. */
export const toMinor = (amount: number, currency: string): number =>
  Math.round(Number(`${amount}e${minorDigits(currency)}`));

/** Whole minor units as an amount to show or edit. */
export const fromMinor = (minor: number, currency: string): number =>
  Number(`${minor}e-${minorDigits(currency)}`);

/**
 * The same number in another currency, in whole minor units of that: 150 dollars (15000) are 150 yen
 * (150). Nothing is converted. `undefined` where the other currency has no coins so small, or the
 * amount is too large to be kept exactly.
 */
export const sameNumberIn = (minor: number, from: string, to: string): number | undefined => {
  const digits = minorDigits(to) - minorDigits(from);
  const factor = 10 ** Math.abs(digits);
  const moved = digits < 0 ? minor / factor : minor * factor;
  return Number.isSafeInteger(moved) ? moved : undefined;
};
