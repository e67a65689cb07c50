import { app } from 'electron';
import { linkScheme } from '#shared/sync/invitation.ts';

/**
 * Takes links of the app's own scheme from the system (Electron docs: launch-app-from-url-in-another-app).
 * On macOS they come as an event, elsewhere on the command line, where Chromium may have put
 * switches before them. A package tells the system about the scheme by its own description on Linux
 * and macOS; on Windows the program does so itself.
 */
export const followDeepLinks = (onLink: (link: string) => void): void => {
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    onLink(url);
  });
};

/** The link of the app's own scheme on a command line, if there is one. */
export const linkIn = (argv: readonly string[]): string | undefined =>
  argv.find((argument) => argument.toLowerCase().startsWith(`${linkScheme}://`));
