import { compareTexts } from '../merge/stamp.ts';

/** A document's fields, as far as this module cares. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * What becomes of two guest list entries of one meetup when their people become one: the survivor's
 * entry stays, except that an answer wins over no answer, with the moment and the seat that go with
 * it, and the needs of both are kept. Without an entry of the survivor's own the other one is taken
 * over. Either way `mergedTokens` says what went into it, so that another computer which took this
 * very entry away meanwhile (merging the same people the other way round) does not win over it.
 */
export const mergedInto = (own: Fields | undefined, theirs: Fields): Fields => {
  // Its own stays in there once it was taken over: two computers may take over different ones.
  const given = tokensOf(theirs).filter((token) => token !== own?.['token']);
  const tokens = new Set([...listOf(own?.['mergedTokens']), ...given]);
  const marked = { mergedTokens: [...tokens].toSorted(compareTexts) };
  if (own === undefined) return { ...theirs, ...marked };
  const isSilent = own['partstat'] === 'NEEDS-ACTION' && theirs['partstat'] !== 'NEEDS-ACTION';
  const answered = isSilent ? theirs : own;
  const needs = needsOfBoth(own['needs'], theirs['needs']);
  return {
    ...own,
    partstat: answered['partstat'],
    mode: answered['mode'],
    place: isSilent && own['place'] !== 'confirmed' ? theirs['place'] : own['place'],
    ...(isSilent && theirs['answeredAt'] !== undefined && { answeredAt: theirs['answeredAt'] }),
    ...(needs !== undefined && { needs }),
    ...marked,
  };
};

/** Every token whose badge is this entry's. */
export const tokensOf = (entry: Fields): readonly string[] =>
  listOf([entry['token'], ...listOf(entry['mergedTokens'])]);

/**
 * A survivor's entry that was changed since a merge, when the merge is taken back: what went into it
 * with the merge (`before` and `after` are that entry then) belongs to the other one again.
 */
export const withoutMerged = (now: Fields, before: Fields | null, after: Fields): Fields => {
  const known = new Set(listOf(before?.['mergedTokens']));
  const given = new Set(listOf(after['mergedTokens']).filter((token) => !known.has(token)));
  const { mergedTokens, ...rest } = now;
  const left = listOf(mergedTokens).filter((token) => !given.has(token));
  return left.length === 0 ? rest : { ...rest, mergedTokens: left };
};

// What was said on both entries, as after a merge the other way round, is said once.
const needsOfBoth = (own: unknown, theirs: unknown): string | undefined => {
  const said = typeof own === 'string' ? own : '';
  const parts = new Set(said.split(separator));
  const more = typeof theirs === 'string' ? theirs.split(separator) : [];
  const both = [said, ...more.filter((part) => !parts.has(part))].filter((text) => text !== '');
  return both.length === 0 ? undefined : both.join(separator).slice(0, longestTogether);
};

const separator = '; ';
const longestTogether = 500;

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
