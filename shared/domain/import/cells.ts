import type { ImportField } from '../../contract/importFields.ts';
import { foldText } from '../search/fold.ts';

/** One value of a person that a row sets: what was there (if anything) and what will be. */
export interface Cell {
  readonly field: ImportField;
  readonly before?: string;
  readonly after: string;
}

/** How facts are applied. */
export interface ApplyOptions {
  /** Makes an id for an added list item. */
  readonly newId: () => string;
  /** ISO 3166-1 alpha-2: where telephone numbers are that say no country and whose owner does not either. */
  readonly region?: string | undefined;
  /**
   * `as-file`: the row names this person by id or number, so another spelling is a correction.
   * `as-roster`: the person was recognised by name, so a spelling that differs only in case,
   * accents or width is left as it is.
   */
  readonly spelling: 'as-file' | 'as-roster';
  /**
   * `replace`: the row is of a sheet that was exported here, so what is gone from a list was taken
   * out by hand. Otherwise lists only grow.
   */
  readonly lists?: 'grow' | 'replace' | undefined;
}

/** True when a text says the same as another, by the spelling that counts. */
export const isSameText = (
  before: string,
  after: string,
  { spelling }: Pick<ApplyOptions, 'spelling'>,
): boolean =>
  before === after ||
  oneLine(before) === after ||
  (spelling === 'as-roster' && before !== '' && foldText(before) === foldText(after));

/**
 * A text as a cell can hold it: one line, NFC because a Mac writes é as two characters, without
 * control characters.
 */
export const oneLine = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .normalize('NFC')
        // eslint-disable-next-line no-control-regex -- control characters are what is removed here
        .replace(/[\u0000-\u001f\u007f\s]+/gu, ' ')
        .trim();

const plain = /^(?! )[!-~]*(?: [!-~]+)*$/;

/** A {@link Cell}; an empty `before` counts as nothing. */
export const cell = (field: ImportField, before: string | undefined, after: string): Cell =>
  before === undefined || before === '' ? { field, after } : { field, before, after };
