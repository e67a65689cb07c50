import type { ChapterContext } from '../runtime/chapterContext.ts';

/**
 * Whom an id stands for today: a merged person's records count for whom it was merged into. Only ids
 * that are no longer in the directory are looked up.
 */
export const createRedirects = async (
  chapter: ChapterContext,
  ids: ReadonlySet<string>,
): Promise<(id: string) => string> => {
  const redirects = new Map<string, string>();
  let unknown = [...ids].filter((id) => chapter.people.get(id) === undefined);
  while (unknown.length > 0) {
    const found = await chapter.database.repositories.people.byIds(unknown);
    unknown = [];
    for (const [id, document] of found) {
      const target = document['mergedInto'];
      if (typeof target !== 'string' || redirects.has(id)) continue;
      redirects.set(id, target);
      if (chapter.people.get(target) === undefined) unknown.push(target);
    }
  }
  return (id) => {
    const seen = new Set([id]);
    for (let at = id; ;) {
      const next = redirects.get(at);
      // Two merges made offline can point at each other; such a circle stands for itself.
      if (next === undefined || seen.has(next)) return at;
      seen.add(next);
      at = next;
    }
  };
};
