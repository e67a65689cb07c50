import { ownTurn } from '../turn.ts';
import type { Fetch } from './request.ts';

let isLoaded = false;

/**
 * The `fetch` of Node, which reads and compiles it and what it stands on when it is first used: some
 * 50 ms, which are better taken in parts than with anything else that takes long.
 */
export const systemFetch: Fetch = async (url, init) => {
  if (!isLoaded) {
    isLoaded = true;
    for (const load of parts) {
      await ownTurn();
      load();
    }
    await ownTurn();
  }
  return fetch(url, init);
};

const parts: readonly (() => unknown)[] = [
  () => process.getBuiltinModule('node:tls'),
  () => process.getBuiltinModule('node:http'),
  () => process.getBuiltinModule('node:http2'),
  () => globalThis.Headers,
];
