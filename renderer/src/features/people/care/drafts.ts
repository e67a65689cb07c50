import { onForgetPeople } from '../../../client/index.ts';
import { askBeforeUnload } from '../../../ui/index.ts';

/**
 * What was begun about people and not added: nothing entered is lost when somebody else is looked at
 * in between. Kept in the window only, which asks before it is closed with something typed.
 */
export interface Drafts<Draft> {
  /** What was begun; `undefined` when nothing was. */
  get(key: string): Draft | undefined;
  /** Remembers what stands in the form, or forgets it with `undefined`. */
  keep(key: string, draft: Draft | undefined): void;
}

/**
 * Makes an empty store of {@link Drafts}, whose keys begin with the person's id. `isTyped` tells those
 * that would be missed.
 */
export const createDrafts = <Draft>(isTyped: (draft: Draft) => boolean): Drafts<Draft> => {
  const drafts = new Map<string, Draft>();
  askBeforeUnload(() => [...drafts.values()].some(isTyped));
  onForgetPeople((ids) => {
    for (const key of drafts.keys()) if (ids.some((id) => key.startsWith(id))) drafts.delete(key);
  });
  return {
    get: (key) => drafts.get(key),
    keep: (key, draft) => {
      if (draft === undefined) drafts.delete(key);
      else drafts.set(key, draft);
    },
  };
};
