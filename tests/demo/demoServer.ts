import { randomUUID } from 'node:crypto';
import { startPouchServer } from '../support/couchdb/startPouchServer.ts';

interface Account {
  readonly name: string;
  readonly password: string;
}

/** A server for a demo, with a database and an account of its own on it. */
export interface DemoServer {
  readonly address: string;
  readonly database: string;
  readonly admin: Account;
  /** Who keeps the chapter there. */
  readonly account: Account;
  /** Resolves with a sentence when the server is gone. */
  readonly died: Promise<string>;
  /** Removes what the demo made there, and ends the server if it is ours. */
  close(): Promise<void>;
}

/** Starts a server that keeps everything in memory, or uses the given one (`http://user:pass@host`). */
export const startDemoServer = async (given: string | undefined): Promise<DemoServer> => {
  const database = `tsudoi-demo-${randomUUID().slice(0, 8)}`;
  if (given === undefined) {
    const { url, admin, died, close } = await startPouchServer();
    // express-pouchdb does not tell the rules which roles somebody has, except an administrator's.
    return { address: url, database, admin, account: admin, died, close };
  }
  const url = new URL(given);
  const address = url.origin;
  const admin = {
    name: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
  const account = { name: database, password: randomUUID() };
  return {
    address,
    database,
    admin,
    account,
    died: new Promise(() => undefined),
    close: () => removeFrom({ address, admin, database, account }),
  };
};

const removeFrom = async (options: {
  readonly address: string;
  readonly admin: Account;
  readonly database: string;
  readonly account: Account;
}): Promise<void> => {
  const { address, admin, database, account } = options;
  const send = (method: string, path: string): Promise<Response> =>
    fetch(`${address}/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`,
      },
    });
  await send('DELETE', database);
  const path = `_users/${encodeURIComponent(`org.couchdb.user:${account.name}`)}`;
  const { _rev } = (await (await send('GET', path)).json()) as { _rev?: string };
  if (_rev !== undefined) await send('DELETE', `${path}?rev=${_rev}`);
};
