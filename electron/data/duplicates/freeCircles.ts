import { setImmediate } from 'node:timers/promises';
import { survivorOf, targetOfMerge } from '#shared/domain/duplicates/survivor.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import type { Reader } from '../database/writer.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { moveOf, movedEntries, put } from './movedEntries.ts';
import { createStrayEntries, type StrayEntries } from './strayEntries.ts';

/**
 * Brings back whoever stands for a circle of people that laptops merged into each other while they
 * did not know of one another: nobody of a circle would be in the directory. Their redirect is taken
 * out and the guest list entries of the others become theirs, at opening and whenever a circle
 * arrives; so do the {@link StrayEntries}. Every computer comes to the same documents, so it does not
 * matter how many do it.
 */
export const freeCircles = (chapter: ChapterContext): { stop(): Promise<void> } => {
  const { redirects } = chapter;
  const strays = createStrayEntries(chapter);
  let stopped = false;
  let pending = false;
  let work: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    pending = false;
    await redirects.learn([]);
    for (const id of redirects.inCircles()) {
      if (stopped) return;
      // A document of a newer version is left to a computer that has that version.
      await free(chapter, id);
    }
    await strays.settle(() => stopped);
  };
  const then = (next: () => Promise<void>): void => {
    const before = work;
    const run = async (): Promise<void> => {
      await before;
      try {
        await next();
      } catch (error) {
        // The chapter is being closed: it is done at the next opening.
        if (!stopped) throw error;
      }
    };
    work = run();
  };
  const again = (): void => {
    if (pending || stopped) return;
    pending = true;
    then(look);
  };
  const subscriptions = [
    redirects.changed$.subscribe(again),
    chapter.database.repositories.participations.changes$.subscribe(({ changes }) => {
      if (strays.note(changes)) again();
    }),
  ];
  then(() => learnMerged(chapter, strays, () => stopped));
  again();
  return {
    stop: async () => {
      stopped = true;
      for (const subscription of subscriptions) subscription.unsubscribe();
      await work;
    },
  };
};

// Everybody who was merged away according to the journal; a page at a time, others go on meanwhile.
const learnMerged = async (
  chapter: ChapterContext,
  strays: StrayEntries,
  isStopped: () => boolean,
): Promise<void> => {
  const { journal } = chapter.database.repositories;
  await chapter.people.ready();
  let last = 'merge:';
  while (!isStopped()) {
    const page = await journal.find({
      selector: { _id: { $gt: last, $lt: 'merge;' } },
      sort: [{ _id: 'asc' }],
      limit: pageLength,
    });
    const merged = page.map(({ loserId }) => String(loserId));
    await chapter.redirects.learn(merged);
    await strays.learn(merged);
    last = page.at(-1)?._id ?? last;
    if (page.length < pageLength) return;
    await setImmediate();
  }
};

const pageLength = 100;

// The entries first: who was freed is not looked for again when the process ends in between.
const free = async (chapter: ChapterContext, survivor: string): Promise<void> => {
  const { writer } = chapter.database;
  const others = await writer.commit(async (reader) => ({
    writes: [],
    answer: [...(await circleOf(reader, survivor)).keys()].filter((id) => id !== survivor),
  }));
  for (const loser of others.ok ? others.value : []) {
    await writer.commit(async (reader) => ({
      writes: (await movedEntries(chapter, reader, { survivor, loser })).flatMap(moveOf),
      answer: undefined,
    }));
  }
  // Read again inside the transaction: perhaps another computer did it meanwhile.
  await writer.commit(async (reader) => {
    const person = (await circleOf(reader, survivor)).get(survivor);
    if (person === undefined || isErased(person)) return { writes: [], answer: undefined };
    const { mergedInto: _redirect, ...apart } = person;
    const freed = { ...(apart as StoredDocument), ...chapter.updated() };
    return { writes: [put('people', freed)], answer: undefined };
  });
};

// The people of the circle for which this one stands; nobody when it does not, or no longer.
const circleOf = async (
  reader: Reader,
  id: string,
): Promise<ReadonlyMap<string, StoredDocument>> => {
  const circle = new Map<string, StoredDocument>();
  for (let at = id; ;) {
    const person = await reader.get('people', at);
    const next = targetOfMerge(person);
    if (person === undefined || next === undefined) return new Map();
    circle.set(at, person);
    if (next === id)
      return survivorOf(id, (one) => targetOfMerge(circle.get(one))) === id ? circle : new Map();
    // Led into a circle of others.
    if (circle.has(next)) return new Map();
    at = next;
  }
};
