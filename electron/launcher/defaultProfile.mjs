import { posix, win32 } from 'node:path';

/**
 * The folder for Tsudoi's data on this system: the same one Electron would use, so that desktop
 * window and browser open the same chapters.
 *
 * @param {{ environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string }} options
 * @returns {string}
 */
export const defaultProfile = ({ environment, platform, home }) => {
  if (platform === 'win32') {
    return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Tsudoi');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Tsudoi');
  // An empty or relative value counts as unset (XDG Base Directory Specification).
  const configured = environment['XDG_CONFIG_HOME'] ?? '';
  const base = posix.isAbsolute(configured) ? configured : posix.join(home, '.config');
  return posix.join(base, 'Tsudoi');
};
