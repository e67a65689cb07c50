import { fromMinor, minorDigits } from '#shared/domain/meetup/budget.ts';
import { useFormat } from '../../ui/index.ts';

/** How amounts of whole minor units are written; small coins only where there are any. */
export const useMoney = (): ((minor: number, currency: string) => string) => {
  const { locale, number } = useFormat();
  return (minor, currency) => {
    const amount = fromMinor(minor, currency);
    // Another program's code that is none.
    if (!/^[A-Z]{3}$/i.test(currency)) return `${currency} ${number(amount)}`;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      ...(Number.isInteger(amount)
        ? { maximumFractionDigits: 0 }
        : { minimumFractionDigits: minorDigits(currency) }),
    }).format(amount);
  };
};
