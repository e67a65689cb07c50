import type { ImportField } from '../../contract/importFields.ts';
import { headerKey, headerKeys } from './headerWords.ts';

/**
 * The order in which a row's columns are read, as indexes: as they stand, but the reading of a given
 * name after that of the family name, because the two become one text and many programs export the
 * given name first.
 */
export const readingOrder = (
  headers: readonly string[],
  fields: readonly ImportField[],
): readonly number[] => {
  const columns = [...fields.keys()];
  const isGiven = (column: number): boolean =>
    fields[column] === 'phonetic' && isOfGivenName(headerKey(headers[column] ?? ''));
  return [...columns.filter((column) => !isGiven(column)), ...columns.filter(isGiven)];
};

const isOfGivenName = (key: string): boolean => /first|given/.test(key) || given().has(key);

let known: ReadonlySet<string> | undefined;

const given = (): ReadonlySet<string> =>
  (known ??= new Set(headerKeys('メイ, 名カナ, 名(カナ), 名(フリガナ), 名(ふりがな)')));
