import { createBackup } from './createBackup.ts';

/**
 * Makes the backup that an import into the chapter in `folder` begins with. When it cannot be made
 * (a full disk, say) it rejects, and the import must not begin.
 */
export const backupBeforeImport = async (folder: string, signal?: AbortSignal): Promise<void> => {
  await createBackup({ folder, kind: 'before-import', signal });
};

/**
 * Makes the backup that a migration of the chapter in `folder` begins with, open or not. When it
 * rejects, the migration must not begin.
 */
export const backupBeforeMigration = async (folder: string): Promise<void> => {
  await createBackup({ folder, kind: 'before-migration' });
};

/**
 * Makes the backup that comes before the chapter in `folder` becomes what its server has. When it
 * rejects, that must not begin.
 */
export const backupBeforeStartOver = async (folder: string): Promise<void> => {
  await createBackup({ folder, kind: 'before-restore' });
};
