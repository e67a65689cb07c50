import { z } from 'zod';
import { documentBase } from '../document.ts';
import { uuidOfId } from '../ids.ts';

/** What somebody decided about two people who look alike. */
export const duplicateVerdictSchema = z.looseObject({
  ...documentBase,
  type: z.literal('duplicate'),
  a: z.string(),
  b: z.string(),
  verdict: z.literal('different'),
});

/** The id of the verdict about a pair: the same whoever of the two is named first. */
export const duplicateId = (one: string, other: string): string => {
  const [a, b] = one < other ? [one, other] : [other, one];
  return `duplicate:${uuidOfId(a)}:${uuidOfId(b)}`;
};
