import { z } from 'zod';
import { importFieldSchema } from '../../contract/importFields.ts';
import { documentBase } from '../document.ts';
import { headerKey } from './headerWords.ts';
import { digestOf } from './sameValue.ts';

/**
 * How a person set the columns of files with the same headers (stored in the library as
 * `mapping:<digest of the headers>`), to be offered the next time.
 */
export const mappingSchema = z.looseObject({
  ...documentBase,
  type: z.literal('mapping'),
  fields: z.array(importFieldSchema),
  /** Which of the first two numbers of a date is the day, where a person was asked. */
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
  /** In which order the file has its names, where a person said so. */
  nameOrder: z.enum(['family-first', 'given-first']).optional(),
});

/** The id of the mapping of a table; `undefined` for a table whose columns have no headers. */
export const mappingId = (headers: readonly string[]): string | undefined => {
  const keys = headers.map(headerKey);
  return keys.every((key) => key === '') ? undefined : `mapping:${digestOf({ keys })}`;
};
