import type { ImportShape } from '../../contract/import.ts';
import type { ImportField } from '../../contract/importFields.ts';
import { exportFields } from '../people-export/exportFields.ts';
import { exportHeader, idHeader } from '../people-export/headers.ts';
import { headerKey, headerKeys } from './headerWords.ts';

/** A kind of file that a well-known program writes. */
export interface RecognisedShape {
  readonly shape: ImportShape;
  /** What its columns become; absent where guessing them does as well, also for a single one. */
  readonly fields?: readonly (ImportField | undefined)[];
}

/**
 * Recognises the files of well-known programs by their headers; `undefined` for anything else. `filled`
 * says how many values were found in each column: of several addresses the one with most is taken.
 */
export const recogniseShape = (
  headers: readonly string[],
  filled: readonly number[] = [],
): RecognisedShape | undefined => {
  const keys = headers.map(headerKey);
  const has = (header: string): boolean => keys.includes(headerKey(header));
  if (has(idHeader)) return { shape: 'own-export', fields: ownFields(keys) };
  if (has('E-mail 1 - Value') && (has('First Name') || has('Given Name') || has('Name'))) {
    return { shape: 'google-contacts', fields: fieldsOf(keys, google(), filled) };
  }
  const isOutlook = has('E-mail Address') && has('First Name') && has('Last Name');
  if (isOutlook && (has('Business Phone') || has('Mobile Phone') || has('Company'))) {
    return { shape: 'outlook', fields: fieldsOf(keys, outlook(), filled) };
  }
  return timestamps.has(keys[0] ?? '') ? { shape: 'google-forms' } : undefined;
};

// Every header of an export is known, whatever stands under it; columns may have been added.
const ownFields = (keys: readonly string[]): readonly (ImportField | undefined)[] => {
  const known = new Map<string, ImportField>([[headerKey(idHeader), 'personId']]);
  for (const field of exportFields) {
    for (const language of ['en', 'ja']) known.set(headerKey(exportHeader(field, language)), field);
  }
  return keys.map((key) => known.get(key));
};

type Table = ReadonlyMap<string, ImportField>;

// What a person has once comes from the fullest column that may hold it; of equal ones from the one
// that the table names first.
const fieldsOf = (
  keys: readonly string[],
  table: Table,
  filled: readonly number[],
): readonly ImportField[] => {
  const isWhole = keys.includes('firstname') || keys.includes('givenname');
  const order = [...table.keys()];
  const columns = keys.map((key, column) => {
    const known = [key.replace(/\d+/g, '1'), key].find((name) => table.has(name)) ?? '';
    const field = table.get(known) ?? 'ignore';
    const isOut = field === 'fn' && isWhole;
    const rank = order.indexOf(known);
    return { field: isOut ? 'ignore' : field, column, filled: filled[column] ?? 0, rank } as const;
  });
  const chosen = new Map<ImportField, number>();
  const bestFirst = columns.toSorted(
    (a, b) => b.filled - a.filled || a.rank - b.rank || a.column - b.column,
  );
  for (const { field, column } of bestFirst) {
    if (!chosen.has(field)) chosen.set(field, column);
  }
  return columns.map(({ field, column }) =>
    single.has(field) && chosen.get(field) !== column ? 'ignore' : field,
  );
};

const single: ReadonlySet<ImportField> = new Set(['city', 'region', 'residence', 'organisation']);

const tableOf = (lines: Readonly<Partial<Record<ImportField, string>>>): Table =>
  new Map(
    (Object.entries(lines) as [ImportField, string][]).flatMap(([field, list]) =>
      headerKeys(list).map((key) => [key, field] as const),
    ),
  );

const timestamps: ReadonlySet<string> = new Set(['timestamp', 'タイムスタンプ'].map(headerKey));

const google = (): Table =>
  tableOf({
    fn: 'Name',
    given: 'First Name, Given Name',
    additional: 'Middle Name, Additional Name',
    family: 'Last Name, Family Name',
    prefix: 'Name Prefix',
    suffix: 'Name Suffix',
    phonetic:
      'Phonetic First Name, Phonetic Last Name, Given Name Yomi, Family Name Yomi, Yomi Name',
    calling: 'Nickname',
    organisation: 'Organization Name, Organization 1 - Name',
    title: 'Organization Title, Organization 1 - Title',
    department: 'Organization Department, Organization 1 - Department',
    note: 'Notes',
    tags: 'Labels, Group Membership',
    email: 'E-mail 1 - Value',
    phone: 'Phone 1 - Value',
    city: 'Address 1 - City',
    region: 'Address 1 - Region',
    residence: 'Address 1 - Country',
  });

const outlook = (): Table =>
  tableOf({
    given: 'First Name',
    additional: 'Middle Name',
    family: 'Last Name',
    prefix: 'Title',
    suffix: 'Suffix',
    phonetic: 'Given Yomi, Surname Yomi',
    calling: 'Nickname',
    organisation: 'Company',
    title: 'Job Title',
    department: 'Department',
    note: 'Notes',
    tags: 'Categories',
    email: 'E-mail Address, E-mail 1 Address',
    phone:
      'Mobile Phone, Home Phone, Home Phone 1, Business Phone, Business Phone 1, Primary Phone, Other Phone',
    city: 'Home City, Business City',
    region: 'Home State, Business State',
    residence: 'Home Country/Region, Business Country/Region',
  });
