import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { openGate, type Gate } from '../couchdb/gate.ts';
import type { AnyServer } from '../couchdb/servers.ts';
import { asAdmin, type Place } from './computers.ts';

/** A place of one test: a database and an account of its own, behind a {@link Gate}. */
export interface GatedPlace extends Place {
  readonly database: string;
  readonly account: { readonly name: string; readonly password: string };
  readonly gate: Gate;
}

/**
 * Makes a place on a server. The database and the account are made by the app, and removed after the
 * test with everything else. `as: 'admin'` is for servers that do not tell their rules who somebody is.
 */
export const openPlace = async (
  server: AnyServer,
  options: { readonly as?: 'member' | 'admin' } = {},
): Promise<GatedPlace> => {
  const gate = await openGate(server.url);
  const suffix = randomUUID().slice(0, 8);
  const place = {
    url: gate.url,
    directUrl: server.url,
    admin: server.admin,
    database: `tsudoi-test-${suffix}`,
    account:
      options.as === 'admin'
        ? server.admin
        : { name: `tsudoi-test-${suffix}`, password: `correct horse ${suffix}` },
    gate,
  };
  onTestFinished(async () => {
    await gate.cut();
    await asAdmin(place, place.database, { method: 'DELETE' });
    if (options.as !== 'admin') await removeUser(place, place.account.name);
  });
  return place;
};

/** Removes an account from the server, if it is there. */
export const removeUser = async (place: Place, name: string): Promise<void> => {
  const path = `_users/${encodeURIComponent(`org.couchdb.user:${name}`)}`;
  const { _rev } = (await asAdmin(place, path)) as { _rev?: string };
  if (_rev !== undefined) await asAdmin(place, `${path}?rev=${_rev}`, { method: 'DELETE' });
};
