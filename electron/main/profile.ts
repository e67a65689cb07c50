import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** Where the shell keeps things inside the data folder. All paths are absolute. */
export interface ShellProfile {
  /** The data folder itself; the data process works in it. */
  readonly folder: string;
  readonly logs: string;
  readonly windowState: string;
  /** See `secrets.ts`. */
  readonly secrets: string;
}

/**
 * Makes the data folder usable and points Chromium's own files into a sub-folder of it, so that
 * what belongs to the person stays apart from caches. To be called before the single-instance lock
 * is asked for, because that lock belongs to the `userData` path.
 *
 * Whether the folder can be written is tried here: Electron would report an unwritable folder as
 * "another instance holds the lock", and the app would end without a word.
 */
export const prepareProfile = (chosen: string | undefined): Result<ShellProfile, AppError> => {
  const folder = chosen ?? app.getPath('userData');
  const shell = join(folder, 'shell');
  const logs = join(folder, 'logs');
  try {
    mkdirSync(shell, { recursive: true });
    mkdirSync(logs, { recursive: true });
    rmdirSync(mkdtempSync(join(shell, 'probe-')));
  } catch {
    return err(appError('profile-not-writable', { folder }));
  }
  app.setPath('userData', shell);
  return ok({
    folder,
    logs,
    windowState: join(shell, 'window.json'),
    secrets: join(shell, 'secrets.json'),
  });
};
