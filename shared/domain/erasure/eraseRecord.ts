import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';

/** The subject of all erasures, so that a computer finds them without knowing of whom. */
export const erasuresSubject = 'erasures';

/** Somebody was erased: every computer erases them again whenever something of theirs comes back. */
export const eraseRecordSchema = z.looseObject({
  ...documentBase,
  type: z.literal('erase'),
  subjectId: z.string(),
  at: instantSchema,
  /** The person with those who were merged into them. */
  personIds: z.array(z.string()).min(1),
});
