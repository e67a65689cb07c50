import type { MergeDocument } from './stamp.ts';

/**
 * Whether two versions under one id were made apart: two computers came to the same id by themselves,
 * as for a guest list entry. When and by whom a document was made never changes; merged ones are told
 * to be made by the earlier. Where one of them does not say it, they may be one.
 */
export const isMadeApart = (one: MergeDocument, other: MergeDocument): boolean =>
  [one, other].every((version) => origin.every((field) => typeof version[field] === 'string')) &&
  origin.some((field) => one[field] !== other[field]);

const origin = ['createdAt', 'createdBy'] as const;
