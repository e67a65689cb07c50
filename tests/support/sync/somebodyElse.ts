import { expect } from 'vitest';
import type { StoredDocument } from '../../../electron/data/database/schemas.ts';
import type { Fault } from '../couchdb/index.ts';
import { person, type SyncClient } from './client.ts';

/** A server in trouble that says so in JSON. */
export const json = (status: number): Fault => ({
  kind: 'status',
  status,
  body: '{"error":"trouble","reason":"Planned."}',
});

/** A change by somebody else, straight on the server. */
export const changeThere = async (
  client: SyncClient,
  id: string,
  fields: object,
): Promise<void> => {
  const path = `chapter/${encodeURIComponent(id)}`;
  for (;;) {
    const there = await client.ask('GET', path);
    const document = there['error'] === undefined ? there : person(id.slice('person:'.length));
    const answer = await client.ask('PUT', path, { ...document, ...fields });
    // Our own computer may have written in between.
    if (answer['error'] === 'conflict') continue;
    return expect(answer).toMatchObject({ ok: true });
  }
};

/** A deletion by somebody else, straight on the server; answers the server's answer. */
export const deleteThere = async (
  client: SyncClient,
  id: string,
): Promise<Record<string, unknown>> => {
  const path = `chapter/${encodeURIComponent(id)}`;
  const { _rev } = await client.ask('GET', path);
  return client.ask('DELETE', `${path}?rev=${String(_rev)}`);
};

/** Resolves when the name here is this one. */
export const nameHere = async (client: SyncClient, id: string, fn: string): Promise<void> => {
  await expect.poll(async () => (await client.get(id))?.['fn'], { timeout: 10_000 }).toBe(fn);
};

/** Resolves when the name on the server is this one; `undefined` when there is none. */
export const nameThere = async (client: SyncClient, id: string, fn?: string): Promise<void> => {
  const read = async () => (await client.ask('GET', `chapter/${id}`))['fn'];
  await expect.poll(read, { timeout: 10_000 }).toBe(fn);
};

/** What sync could not decide here. */
export const disagreementsOf = async (client: SyncClient): Promise<readonly StoredDocument[]> =>
  client.chapter.repositories.disagreements.find({ selector: {} });
