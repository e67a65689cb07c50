import { eraYear } from './era.ts';
import { remembered } from '../search/remembered.ts';

/** The years an exchange can be of: before 2000 there was nothing of the kind, 2100 is a typing error. */
const earliest = 2000;
const latest = 2100;

/**
 * Reads a Japanese fiscal year (April to March, named by its April) in its usual forms: `2019`,
 * `FY2019`, `FY19`, `2019/20`, `2019年度`, `令和元年度`, `R1`, `H31`, or a date, which belongs to the
 * fiscal year it lies in. Answers `undefined` for anything else.
 */
export const readFiscalYear = (text: string): number | undefined => recall(text);

const recall = remembered((text): number | undefined => {
  const plain = text.normalize('NFKC').trim();
  const year = fromEra(plain) ?? fromDate(plain) ?? fromDigits(plain);
  return year !== undefined && year >= earliest && year <= latest ? year : undefined;
});

/** True when a text is written as only a fiscal year is (a bare number could be many things). */
export const looksLikeFiscalYear = (text: string): boolean =>
  /^(?:FY|fiscal year|JFY|令和|平成|[RH](?=[\d元]))|年度/i.test(text.normalize('NFKC').trim()) &&
  readFiscalYear(text) !== undefined;

const fromEra = (text: string): number | undefined => {
  const match = /^(令和|平成|R|H)\s*\.?\s*(元|\d{1,2})\s*(?:年度?)?$/i.exec(text);
  return match === null ? undefined : eraYear(match[1], match[2]);
};

const fromDate = (text: string): number | undefined => {
  const match = /^(\d{4})(?:[-/.]|年\s*)(\d{1,2})(?:(?:[-/.]|月\s*)\d{1,2}日?|月)/.exec(text);
  if (match === null) return undefined;
  const [year, month] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12) return undefined;
  return month < 4 ? year - 1 : year;
};

const fromDigits = (text: string): number | undefined => {
  const match =
    /^(?:J?FY|fiscal year)?\s*[-:']?\s*(\d{4}|\d{2}(?!\d))(?:\.0)?\s*(?:[-/~–]\s*\d{2,4})?\s*(?:年度?)?$/i.exec(
      text,
    );
  if (match === null) return undefined;
  const digits = match[1] ?? '';
  if (digits.length === 4) return Number(digits);
  return /^(?:J?FY|fiscal year)/i.test(text) ? 2000 + Number(digits) : undefined;
};
