import { readdir, realpath } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** One file of the built window that the host serves. */
export interface StaticFile {
  /** Where it is on this computer, absolute, with links resolved. */
  readonly path: string;
  readonly contentType: string;
  /** Whether its name changes with its content, so that a browser may keep it. */
  readonly immutable: boolean;
}

/** Finds the file for a request path (`/assets/x.js`), or undefined when there is none. */
export type StaticFiles = (requestPath: string) => StaticFile | undefined;

/**
 * Lists the files of a folder once and answers only with those. A path that was not listed finds
 * nothing, however it is written, so no spelling of `..` can leave the folder. Left out: names that
 * begin with a dot, kinds that are not in {@link contentTypes}, and links that lead out of the
 * folder.
 * `/` is `index.html`; the app keeps its own places behind `#`.
 */
export const listStaticFiles = async (folder: string): Promise<StaticFiles> => {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return () => undefined;
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const listed = join(entry.parentPath, entry.name);
    const requestPath = `/${relative(root, listed).split(sep).join('/')}`;
    const contentType = contentTypes[extname(entry.name).toLowerCase()];
    if (contentType === undefined || requestPath.includes('/.')) continue;
    const path = await realpath(listed);
    if (!path.startsWith(root + sep)) continue;
    files.set(requestPath, { path, contentType, immutable: requestPath.startsWith('/assets/') });
  }
  return (requestPath) => {
    const named = decoded(requestPath);
    if (named === undefined) return undefined;
    return files.get(named === '/' ? '/index.html' : named);
  };
};

/** The kinds of files a built window consists of; everything else is not served. */
export const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};
