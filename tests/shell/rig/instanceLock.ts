import { mkdirSync, readFileSync, rmSync, unlinkSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The single-instance lock of a `userData` folder (Electron docs: app,
 * "requestSingleInstanceLock"): a file with the holder's process id. Later instances leave their
 * command line in a folder that the holder watches. Answers false when another instance holds it.
 */
export const lockInstance = (
  userData: string,
  onSecond: (argv: readonly string[], workingFolder: string) => void,
): boolean => {
  const lock = join(userData, 'rig-instance');
  const knocks = join(userData, 'rig-knocks');
  mkdirSync(knocks, { recursive: true });
  if (!take(lock)) {
    const knock = JSON.stringify({ argv: process.argv, folder: process.cwd() });
    writeFileSync(join(knocks, `${process.pid}.json`), knock);
    return false;
  }
  const watcher = watch(knocks, (_event, name) => {
    const text = name === null ? undefined : readIfWhole(join(knocks, name));
    if (text === undefined) return;
    const { argv, folder } = JSON.parse(text) as { argv: string[]; folder: string };
    onSecond(argv, folder);
  });
  watcher.unref();
  process.once('exit', () => rmSync(lock, { force: true }));
  return true;
};

const take = (lock: string): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    writeFileSync(lock, String(process.pid));
    return true;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Reads a knock once; `undefined` while it is still being written or when it was read before. */
const readIfWhole = (file: string): string | undefined => {
  try {
    const text = readFileSync(file, 'utf8');
    if (!text.endsWith('}')) return undefined;
    unlinkSync(file);
    return text;
  } catch {
    return undefined;
  }
};
