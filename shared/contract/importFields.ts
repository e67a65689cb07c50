import { z } from 'zod';

/**
 * What a column of a file can become. `ignore` leaves it out; `personId` is the id an exported
 * sheet carries, so that it can come back as an update.
 */
export const importFields = [
  'ignore',
  'personId',
  'fn',
  'family',
  'given',
  'additional',
  'prefix',
  'suffix',
  'latin',
  'phonetic',
  'calling',
  'email',
  'phone',
  'messenger',
  'organisation',
  'department',
  'title',
  'residence',
  'nationality',
  'region',
  'city',
  'timeZone',
  'languages',
  'tags',
  'memberNo',
  'kind',
  'status',
  'minorUntil',
  'programme',
  'course',
  'fiscalYear',
  'exchangeStart',
  'exchangeEnd',
  'hostOrganisation',
  'hostNameJa',
  'hostType',
  'hostPrefecture',
  'sendingOrganisation',
  'sendingType',
  'sendingCountry',
  'field',
  'level',
  'capacity',
  'group',
  'verified',
  'note',
  /** The picture of a card; no column of a table holds one. */
  'photo',
  'consentContact',
] as const;

/** See {@link importFields}. */
export const importFieldSchema = z.enum(importFields);

/** See {@link importFields}. */
export type ImportField = z.infer<typeof importFieldSchema>;
