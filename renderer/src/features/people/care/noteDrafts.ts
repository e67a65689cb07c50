/**
 * Notes that were begun and not added, by person: nothing typed is lost when somebody else is looked
 * at in between. Kept in the window only.
 */
const drafts = new Map<string, string>();

/** What was begun about a person; empty when nothing was. */
export const noteDraft = (personId: string): string => drafts.get(personId) ?? '';

/** Remembers what stands in the field. */
export const keepNoteDraft = (personId: string, text: string): void => {
  if (text === '') drafts.delete(personId);
  else drafts.set(personId, text);
};
