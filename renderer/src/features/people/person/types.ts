import type { PersonPatch } from '#shared/contract/people.ts';

/** Saves a change of the open person; answers the sentence that explains why not, or `undefined`. */
export type SavePatch = (patch: PersonPatch) => Promise<string | undefined>;
