import type { StoredDocument } from './schemas.ts';

/** New values by field; `null` clears an optional field, absent keys are left alone. */
export type Patch = Readonly<Record<string, unknown>>;

/** A document with a patch applied. */
export const applyPatch = (document: StoredDocument, patch: Patch): StoredDocument => {
  const patched: Record<string, unknown> = { ...document };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) delete patched[key];
    else patched[key] = value;
  }
  return patched as StoredDocument;
};

/** The part of a patch that changes something: values equal to what is there are dropped. */
export const effectivePatch = (document: StoredDocument, patch: Patch): Patch =>
  Object.fromEntries(
    Object.entries(patch).filter(([key, value]) => {
      if (value === undefined) return false;
      const present = document[key];
      if (value === null) return present !== undefined;
      return JSON.stringify(value) !== JSON.stringify(present);
    }),
  );

/** The patch that takes `patch` back: what the document has now, `null` where it has nothing. */
export const inversePatch = (document: StoredDocument, patch: Patch): Patch =>
  Object.fromEntries(Object.keys(patch).map((key) => [key, document[key] ?? null]));
