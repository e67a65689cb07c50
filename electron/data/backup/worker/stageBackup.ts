import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Examined } from '../tasks.ts';
import { leaveLogMode } from './copyChapter.ts';
import { examineBackup } from './examineBackup.ts';
import { flushFile } from './flushFile.ts';
import { renewLineage } from './lineage.ts';

interface StageOptions {
  readonly from: string;
  readonly to: string;
  readonly lineage: string;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Makes the file that will stand in the chapter's place: a copy of the backup, fully checked, with
 * a lineage of its own. The backup stays as it is.
 */
export const stageBackup = (options: StageOptions): Examined => {
  const { from, to, lineage, onProgress } = options;
  copyFileSync(from, to);
  onProgress(1, 3);
  const content = examineBackup({ file: to, depth: 'full' });
  onProgress(2, 3);
  leaveLogMode(to);
  const database = new DatabaseSync(to, { defensive: true });
  try {
    renewLineage(database, lineage);
  } finally {
    database.close();
  }
  flushFile(to);
  onProgress(3, 3);
  return content;
};
