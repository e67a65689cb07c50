import { join } from 'node:path';
import { app, type Session } from 'electron';
import { appOrigin } from './appOrigin.ts';
import type { Log } from './log.ts';
import { safeFileName } from './safeFileName.ts';

/**
 * Lets a page save only what it made itself (`blob:` addresses of our origin), and only where a
 * person says in the system's save dialog. Electron opens that dialog when no path is set.
 */
export const guardDownloads = (session: Session, log: Log): void => {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) {
      event.preventDefault();
      log.info('a download was refused');
      return;
    }
    item.setSaveDialogOptions({
      defaultPath: join(app.getPath('downloads'), safeFileName(item.getFilename())),
    });
  });
};
