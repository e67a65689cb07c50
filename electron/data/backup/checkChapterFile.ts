import { runTask } from './runTask.ts';

/**
 * Compares everything in a chapter file without changing it, in a thread of its own. Rejects with a
 * storage error (`corrupt`, `not-a-database`) when it is damaged.
 */
export const checkChapterFile = async (file: string): Promise<void> => {
  await runTask('check', { file });
};
