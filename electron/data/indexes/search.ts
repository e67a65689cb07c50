import { matchPerson, noMatch } from '#shared/domain/search/match.ts';
import { createQuery, type Query } from '#shared/domain/search/query.ts';
import { remembered } from '#shared/domain/search/remembered.ts';
import type { SearchKey } from '#shared/domain/search/searchKey.ts';

/** What somebody typed as a query, or `undefined` when there is nothing in it to look for. */
export const toQuery: (search: string) => Query | undefined = remembered((search) => {
  const query = createQuery(search);
  return query.words.length === 0 ? undefined : query;
}, 20);

/** How well a person matches (smaller is better), or `undefined`. */
export const rankOf = (query: Query, key: SearchKey): number | undefined => {
  const rank = matchPerson(query, key);
  return rank === noMatch ? undefined : rank;
};
