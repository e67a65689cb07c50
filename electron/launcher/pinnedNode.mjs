import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that the app, the build and the tests run on: the one pinned as the package `node`, so
 * that everybody has the same, whatever Node started the launcher. On Windows the package puts
 * `node.exe` beside an empty `node`. Undefined when its installation was held back.
 *
 * @param {string} project
 * @returns {string | undefined}
 */
export const pinnedNode = (project) => {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(project, 'node_modules', 'node', 'bin', name);
  return existsSync(path) ? path : undefined;
};
