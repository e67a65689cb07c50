import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How many backups of a chapter are on this computer; each still holds whoever was in it. */
export const countBackups = (folder: string): number => {
  try {
    return readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.sqlite')).length;
  } catch {
    return 0;
  }
};
