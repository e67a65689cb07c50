import type { CheckDepth } from '../storage/index.ts';
import { runTask } from './runTask.ts';

/**
 * Reads through a chapter file without changing it, in a thread of its own. Rejects with a storage
 * error (`corrupt`, `not-a-database`) when it is damaged.
 */
export const checkChapterFile = async (file: string, depth: CheckDepth): Promise<void> => {
  await runTask('check', { file, depth });
};
