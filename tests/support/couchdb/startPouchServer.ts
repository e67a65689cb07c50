import { fork } from 'node:child_process';
import { join } from 'node:path';

/** A CouchDB-protocol server that other people wrote, for the everyday path only. */
export interface StartedPouchServer {
  url: string;
  admin: { readonly name: string; readonly password: string };
  /** Resolves with a sentence when it ended by itself. */
  died: Promise<string>;
  close: () => Promise<void>;
}

/**
 * Starts express-pouchdb in a process of its own with one administrator. It differs from CouchDB in
 * errors, sequences and rights, so it is a second opinion on documents and conflicts, not on those.
 */
export const startPouchServer = async (): Promise<StartedPouchServer> => {
  const child = fork(join(import.meta.dirname, 'pouchServer.mjs'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // It leaves promises unhandled that a Node of today ends a process for.
    execArgv: ['--unhandled-rejections=warn', '--disable-warning=DEP0170'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`express-pouchdb ended with ${String(code)}`)));
  });
  const url = `http://127.0.0.1:${port}`;
  const admin = { name: 'admin', password: 'a-secret-of-the-test' };
  const made = await fetch(`${url}/_config/admins/${admin.name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin.password),
  });
  if (!made.ok) throw new Error(`express-pouchdb: no administrator: ${made.status}`);
  let closing = false;
  const died = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      if (!closing) resolve(`express-pouchdb ended by itself (${String(code ?? signal)})`);
    });
  });
  return {
    died,
    url,
    admin,
    close: async () => {
      closing = true;
      child.kill();
      await ended;
    },
  };
};
