import { createContext, useContext, type ReactNode } from 'react';
import type { OpenChapter } from '#shared/contract/chapter.ts';
import type { Output } from '#shared/contract/index.ts';
import { useLiveQuery } from './useLiveQuery.ts';

/** What is open and what could be opened. */
export type ChapterState = Output<'chapter.state'>;

const ChapterStateContext = createContext<ChapterState | undefined>(undefined);

/** Follows the state of the chapters once for everything below; shows `waiting` until it is known. */
export const ChapterStateProvider = (props: { waiting: ReactNode; children: ReactNode }) => {
  const { value } = useLiveQuery('chapter.state', {});
  if (value === undefined) return props.waiting;
  return <ChapterStateContext value={value}>{props.children}</ChapterStateContext>;
};

/** What is open and what could be opened. Throws outside of {@link ChapterStateProvider}. */
export const useChapterState = (): ChapterState => {
  const state = useContext(ChapterStateContext);
  if (state === undefined) throw new Error('useChapterState needs a ChapterStateProvider above it');
  return state;
};

/** The open chapter, or `null` on the welcome page. */
export const useOpenChapter = (): OpenChapter | null => useChapterState().open;
