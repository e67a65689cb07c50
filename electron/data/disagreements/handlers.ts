import { ok } from '#shared/result.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';
import type { Topic } from '../server/topics.ts';
import { readEntries } from './read.ts';
import { settle } from './settle.ts';

// The sentences name the documents and show their values.
const topics: readonly Topic[] = [
  'disagreements',
  'people',
  'meetups',
  'planItems',
  'participations',
  'library',
];

/** The queries and commands of the Disagreements area. */
export const disagreementsHandlers = {
  'disagreements.open': chapterQuery(topics, async (chapter) =>
    ok(await readEntries(chapter, 'open')),
  ),
  'disagreements.settled': chapterQuery(topics, async (chapter) =>
    ok(await readEntries(chapter, 'by-itself')),
  ),
  'disagreements.keep': chapterCommand((chapter, { id }) =>
    settle(chapter, id, () => ({ settled: 'kept' })),
  ),
  'disagreements.take': chapterCommand((chapter, { id }) =>
    settle(chapter, id, ({ other }) => ({
      settled: 'taken',
      put: other.value === undefined ? {} : { value: other.value },
    })),
  ),
  'disagreements.settle': chapterCommand((chapter, { id, settled, put }) =>
    settle(chapter, id, () => ({ settled, put })),
  ),
} satisfies Partial<Handlers>;
