import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/**
 * An installed Chromium, Chrome or Edge: `TSUDOI_BROWSER` if it is set, else the usual places of the
 * system, else the PATH. Undefined when there is none.
 *
 * @param {{ environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string, exists?: (path: string) => boolean }} options
 * @returns {string | undefined}
 */
export const installedBrowser = ({ environment, platform, home, exists = existsSync }) => {
  const chosen = environment['TSUDOI_BROWSER'] ?? '';
  if (chosen !== '') return exists(chosen) ? chosen : undefined;
  return candidates({ environment, platform, home }).find(exists);
};

/** @param {{ environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string }} options */
const candidates = ({ environment, platform, home }) => {
  if (platform === 'win32') return windowsPlaces(environment);
  if (platform === 'darwin') {
    return ['/Applications', posix.join(home, 'Applications')].flatMap((folder) =>
      macNames.map((name) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  // A Chromium from snap cannot read hidden folders of the home, so it comes last.
  return [...usualFolders, ...folders, '/snap/bin'].flatMap((folder) =>
    linuxNames.map((name) => posix.join(folder, name)),
  );
};

const usualFolders = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/opt/microsoft/msedge'];

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];

const macNames = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

/** @param {NodeJS.ProcessEnv} environment */
const windowsPlaces = (environment) => {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => environment[name] ?? '')
    .filter((root) => root !== '');
  const inside = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return inside.flatMap((path) => roots.map((root) => win32.join(root, ...path)));
};
