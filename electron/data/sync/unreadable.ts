import { setImmediate } from 'node:timers/promises';
import { collectionNames, type CollectionName } from '#shared/domain/document-types.ts';
import type { Checkpoint } from '../database/repository.ts';
import { isWellFormed } from '../database/wellFormed.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** A document that is kept as it came, although no page can show it. */
export interface Unreadable {
  readonly id: string;
  /** What it is called, where that can be read. */
  readonly title?: string;
}

/**
 * The documents whose content is not that of their type, as another program may have written them.
 * Looks through the chapter once, in slices, and from then on at what changed.
 */
export const findUnreadable = async (chapter: ChapterContext): Promise<readonly Unreadable[]> => {
  const seen = known.get(chapter) ?? new Map<CollectionName, Seen>();
  known.set(chapter, seen);
  for (const name of collectionNames) {
    const of = seen.get(name) ?? { found: new Map() };
    seen.set(name, of);
    await catchUp(chapter, { name, seen: of });
  }
  return [...seen.values()].flatMap(({ found }) => [...found.values()]);
};

interface Seen {
  readonly found: Map<string, Unreadable>;
  checkpoint?: Checkpoint;
}

const known = new WeakMap<ChapterContext, Map<CollectionName, Seen>>();

const catchUp = async (
  { database, forms }: ChapterContext,
  { name, seen }: { readonly name: CollectionName; readonly seen: Seen },
): Promise<void> => {
  for (;;) {
    const batch = await database.repositories[name].changesSince(seen.checkpoint, slice);
    for (const { id, after } of batch.changes) {
      // What a newer version wrote is no fault; it is counted elsewhere.
      if (after === undefined || forms.isNewer(after) || isWellFormed(after)) {
        seen.found.delete(id);
      } else {
        const title = after['fn'] ?? after['name'] ?? after['title'] ?? after['label'];
        seen.found.set(id, {
          id,
          ...(typeof title === 'string' && { title: title.slice(0, 200) }),
        });
      }
    }
    if (batch.changes.length > 0) seen.checkpoint = batch.checkpoint;
    if (batch.changes.length < slice) return;
    await setImmediate();
  }
};

const slice = 200;
