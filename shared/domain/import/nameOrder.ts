import type { ImportField } from '../../contract/importFields.ts';
import { splitNameAndEmail } from './contact.ts';
import type { NameOrder, NameParts } from './names.ts';
import type { RowFacts } from './rowFacts.ts';

/** The two parts that a whole name was split into. */
export interface SplitName {
  readonly family: string;
  readonly given: string;
}

/**
 * Splits a whole name whose order is known. A comma says itself which part is the family name, and
 * small words before it (`van der Berg`) belong to a family name at the end. `undefined` for what has
 * no second part, and for degrees after a comma.
 */
export const splitName = (name: string, order: NameOrder): SplitName | undefined => {
  const comma = /^([^,、]+)[,、]\s*([^,、]+)$/u.exec(name);
  if (comma !== null) {
    const [, family = '', given = ''] = comma;
    return isDegree(given) ? undefined : { family: family.trim(), given: given.trim() };
  }
  if (/[,、]/u.test(name)) return undefined;
  const words = name.split(/\s+/u).filter((word) => word !== '');
  if (words.length < 2) return undefined;
  let at = order === 'family-first' ? 1 : words.length - 1;
  if (order === 'given-first' && words.some(isCapitalised)) {
    while (at > 1 && isParticle(words[at - 1] ?? '')) at -= 1;
  }
  const [front, back] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
  return order === 'family-first' ? { family: front, given: back } : { family: back, given: front };
};

const isDegree = (text: string): boolean => /\.|^(?:\p{Lu}{2,5}|PhD)$/u.test(text.trim());

const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word);

const isParticle = (word: string): boolean => /^\p{Ll}[\p{Ll}'’]*$/u.test(word);

/**
 * Takes over in which order a file has its names: a whole name is split, parts are put together so.
 * The whole name stays as it stands, but for one with a comma, which nobody is called by.
 */
export const orderName = (facts: RowFacts, order: NameOrder): void => {
  if (facts.family !== undefined || facts.given !== undefined) {
    facts.nameOrder = order;
    return;
  }
  const { fn } = facts;
  const split = fn === undefined ? undefined : splitName(fn, order);
  if (split === undefined) return;
  Object.assign(facts, split, { nameOrder: order });
  if (/[,、]/u.test(fn ?? '')) {
    const { family, given } = split;
    facts.fn = order === 'family-first' ? `${family} ${given}` : `${given} ${family}`;
  }
};

/**
 * A name of the file by which the question about its order can be asked; `undefined` where there is
 * nothing to ask: no names, none with two parts, or whole names beside their parts.
 */
export const sampleName = (
  rows: readonly { readonly cells: readonly string[] }[],
  fields: readonly ImportField[],
): NameParts | undefined => {
  const cellOf = (cells: readonly string[], field: ImportField): string | undefined => {
    const cell = cells[fields.indexOf(field)]?.replace(/\s+/gu, ' ').trim() ?? '';
    return cell === '' ? undefined : cell;
  };
  const isWhole = fields.includes('fn');
  const hasParts = fields.includes('family') && fields.includes('given');
  if (
    isWhole === hasParts ||
    (isWhole && (fields.includes('family') || fields.includes('given')))
  ) {
    return undefined;
  }
  for (const { cells } of rows.slice(0, rowsLooked)) {
    const whole = cellOf(cells, 'fn');
    const fn = whole === undefined ? undefined : (splitNameAndEmail(whole)?.name ?? whole);
    const [family, given] = [cellOf(cells, 'family'), cellOf(cells, 'given')];
    if (fn !== undefined && splitName(fn, 'given-first') !== undefined) return { fn };
    if (family !== undefined && given !== undefined) {
      return { family, given, additional: cellOf(cells, 'additional') };
    }
  }
  return undefined;
};

const rowsLooked = 200;
