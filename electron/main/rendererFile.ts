import { extname, isAbsolute, join, relative } from 'node:path';
import { appHost, appScheme } from './appOrigin.ts';

/** A file of the built renderer and how to label it. */
export interface RendererFile {
  readonly path: string;
  readonly type: string;
}

/**
 * Finds the file that a URL of the app's scheme means, inside `folder`. Answers `undefined` for
 * everything else: another host, credentials or a port, a path that leaves the folder in any
 * spelling, a folder, or a kind of file that the renderer does not consist of.
 */
export const rendererFile = (folder: string, address: string): RendererFile | undefined => {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${appScheme}:` || url.host !== appHost) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;

  const name = decode(url.pathname === '/' || url.pathname === '' ? '/index.html' : url.pathname);
  // Only plain names are served. This leaves no room for `..`, encoded separators, back-slashes,
  // drive letters, alternate data streams, NUL, or trailing dots that Windows would drop.
  if (name === undefined || !plainPath.test(name)) return undefined;

  const type = types[extname(name).toLowerCase()];
  if (type === undefined) return undefined;

  const path = join(folder, name);
  const inside = relative(folder, path);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return undefined;
  return { path, type };
};

const plainPath = /^(?:\/[A-Za-z0-9_-]+(?:[.~+-]?[A-Za-z0-9_-]+)*)+$/;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const decode = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};
