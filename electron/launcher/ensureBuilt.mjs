import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { runCommand } from './runCommand.mjs';

/** Everything the built app depends on. */
const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];

/** Folders of {@link sources} that are not part of the built app. */
const besideTheApp = ['electron/launcher', 'electron/data/demo/cli.ts'];

/**
 * Builds the app into `out/` unless what is there was made from exactly these sources.
 *
 * @param {{ project: string, node: string, say: (line: string) => void }} options
 * @returns {Promise<{ ok: true } | { ok: false, error: string }>}
 */
export const ensureBuilt = async ({ project, node, say }) => {
  const fingerprint = sourceFingerprint(project);
  return readStamp(project) === fingerprint ? { ok: true } : build({ project, node, say });
};

/**
 * Builds the app, whatever is in `out/`.
 *
 * @param {{ project: string, node: string, say: (line: string) => void }} options
 * @returns {Promise<{ ok: true } | { ok: false, error: string }>}
 */
export const build = async ({ project, node, say }) => {
  // Taken before: a file saved while building makes the next start build again.
  const fingerprint = sourceFingerprint(project);
  say('Building the app.');
  const begin = Date.now();
  rmSync(stampPath(project), { force: true });
  const { ok, output } = await runCommand({
    command: node,
    args: [join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    cwd: project,
  });
  if (!ok) return { ok: false, error: `${output.trim()}\nThe app could not be built.` };
  mkdirSync(join(project, 'out'), { recursive: true });
  writeFileSync(stampPath(project), fingerprint);
  say(`Built in ${((Date.now() - begin) / 1_000).toFixed(1)} s.`);
  return { ok: true };
};

/**
 * A hash over names and contents of the sources. Contents, not dates: a clone, a checkout and a copy
 * set dates that say nothing.
 *
 * @param {string} project
 * @returns {string}
 */
export const sourceFingerprint = (project) => {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesUnder(project, join(project, source)))) {
    hash
      .update(`${relative(project, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
};

/** @param {string} project */
const stampPath = (project) => join(project, 'out', '.sources');

/**
 * @param {string} project
 * @returns {string | undefined}
 */
const readStamp = (project) => {
  try {
    return readFileSync(stampPath(project), 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * @param {string} project
 * @param {string} path
 * @returns {readonly string[]}
 */
const filesUnder = (project, path) => {
  const name = relative(project, path).split(sep).join('/');
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || besideTheApp.includes(name)) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((entry) => filesUnder(project, join(path, entry)));
};
