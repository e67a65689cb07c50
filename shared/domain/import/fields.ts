import type { ImportField } from '../../contract/importFields.ts';

const nameFields: ReadonlySet<ImportField> = new Set(['fn', 'family', 'given', 'latin']);

/** True when one of the columns holds a name, without which nobody new can be added. */
export const hasNameColumn = (fields: readonly ImportField[]): boolean =>
  fields.some((field) => nameFields.has(field));

const repeatable: ReadonlySet<ImportField> = new Set([
  'ignore',
  'email',
  'phone',
  'messenger',
  'phonetic',
  'languages',
  'tags',
  'field',
  'note',
]);

/** True for what a person can have several of, so that several columns may become it. */
export const isRepeatable = (field: ImportField): boolean => repeatable.has(field);
