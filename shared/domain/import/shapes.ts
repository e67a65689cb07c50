import type { ImportField, ImportShape } from '../../contract/import.ts';
import { exportFields } from '../people-export/exportFields.ts';
import { exportHeader, idHeader } from '../people-export/headers.ts';
import { headerKey, headerKeys } from './headerWords.ts';

/** A kind of file that a well-known program writes. */
export interface RecognisedShape {
  readonly shape: ImportShape;
  /** What its columns become; absent where guessing them does as well, also for a single one. */
  readonly fields?: readonly (ImportField | undefined)[];
}

/** Recognises the files of well-known programs by their headers; `undefined` for anything else. */
export const recogniseShape = (headers: readonly string[]): RecognisedShape | undefined => {
  const keys = headers.map(headerKey);
  const has = (header: string): boolean => keys.includes(headerKey(header));
  if (has(idHeader)) return { shape: 'own-export', fields: ownFields(keys) };
  if (has('E-mail 1 - Value') && (has('First Name') || has('Given Name') || has('Name'))) {
    return { shape: 'google-contacts', fields: fieldsOf(keys, google()) };
  }
  const isOutlook = has('E-mail Address') && has('First Name') && has('Last Name');
  if (isOutlook && (has('Business Phone') || has('Mobile Phone') || has('Company'))) {
    return { shape: 'outlook', fields: fieldsOf(keys, outlook()) };
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

// What a person has once comes from the first column that may hold it.
const fieldsOf = (keys: readonly string[], table: Table): readonly ImportField[] => {
  const taken = new Set<ImportField>();
  const isWhole = keys.includes('firstname') || keys.includes('givenname');
  return keys.map((key) => {
    const field = table.get(key.replace(/\d+/g, '1')) ?? table.get(key) ?? 'ignore';
    if (field === 'ignore' || (field === 'fn' && isWhole)) return 'ignore';
    if (single.has(field) && taken.has(field)) return 'ignore';
    taken.add(field);
    return field;
  });
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
