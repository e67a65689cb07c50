import { z } from 'zod';
import { exportFields } from '../domain/people-export/exportFields.ts';

/**
 * What a column of a file can become. `ignore` leaves it out; `personId` is the id an exported
 * sheet carries, so that it can come back as an update.
 */
export const importFields = [
  'ignore',
  'personId',
  ...exportFields,
  'note',
  /** The picture of a card; no column of a table holds one. */
  'photo',
  'consentContact',
] as const;

/** See {@link importFields}. */
export const importFieldSchema = z.enum(importFields);

/** See {@link importFields}. */
export type ImportField = z.infer<typeof importFieldSchema>;
