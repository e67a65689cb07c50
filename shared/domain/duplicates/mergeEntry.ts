/** A document's fields, as far as this module cares. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * What becomes of two guest list entries of one meetup when their people become one: the survivor's
 * entry stays, except that an answer wins over no answer, with
 * the seat that goes with it, and the needs of both are kept. Without an entry of the survivor's own the other one is taken over.
 */
export const mergedInto = (own: Fields | undefined, theirs: Fields): Fields => {
  if (own === undefined) return theirs;
  const isSilent = own['partstat'] === 'NEEDS-ACTION' && theirs['partstat'] !== 'NEEDS-ACTION';
  const answered = isSilent ? theirs : own;
  const needs = [...new Set([own['needs'], theirs['needs']].filter((text) => text !== undefined))];
  return {
    ...own,
    partstat: answered['partstat'],
    mode: answered['mode'],
    place: isSilent && own['place'] !== 'confirmed' ? theirs['place'] : own['place'],
    ...(needs.length > 0 && { needs: needs.join('; ').slice(0, 500) }),
  };
};
