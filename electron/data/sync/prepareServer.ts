import { z } from 'zod';
import { designDocument, rolesOf, securityOf } from '#shared/sync/designDocument.ts';
import { CouchFailure } from './couch/failure.ts';
import type { CouchRequest } from './couch/request.ts';
import type { Account, CouchSession } from './couch/session.ts';

interface PrepareOptions {
  /** An administrator's session, used for this only. */
  readonly admin: CouchSession;
  readonly adminName: string;
  readonly database: string;
  /** Who shall write there. */
  readonly account: Account;
  readonly signal: AbortSignal;
}

/**
 * Makes a database ready for a chapter: the database, who may open it, its validation, and the
 * account with its role. What is there already is kept; every step may be repeated.
 */
export const prepareServer = async (options: PrepareOptions): Promise<void> => {
  const { admin, database, signal } = options;
  const root = encodeURIComponent(database);
  const design = designDocument();
  const send = (request: Omit<CouchRequest, 'signal'>) => admin.send({ ...request, signal });
  await send({ method: 'PUT', path: root }).catch(unless('conflict'));
  await send({ method: 'PUT', path: `${root}/_security`, body: securityOf(rolesOf(database)) });
  const path = `${root}/${design._id}`;
  const present = await send({ method: 'GET', path }).catch(unless('not-found'));
  const rev = revisionSchema.parse(present?.json ?? {})._rev;
  await send({ method: 'PUT', path, body: { ...design, ...(rev !== undefined && { _rev: rev }) } });
  if (options.account.name !== options.adminName) await giveRole(options);
};

const revisionSchema = z.looseObject({ _rev: z.string().optional() });
const userSchema = z.looseObject({ roles: z.array(z.string()).default([]) });

const giveRole = async ({ admin, account, database, signal }: PrepareOptions): Promise<void> => {
  const id = `org.couchdb.user:${account.name}`;
  const path = `_users/${encodeURIComponent(id)}`;
  const present = await admin.send({ method: 'GET', path, signal }).catch(unless('not-found'));
  const fresh = { _id: id, type: 'user', name: account.name, password: account.password };
  const user = userSchema.parse(present?.json ?? fresh);
  const role = rolesOf(database).organiser;
  if (user.roles.includes(role)) return;
  await admin.send({
    method: 'PUT',
    path,
    body: { ...user, roles: [...user.roles, role] },
    signal,
  });
};

const unless =
  (kind: CouchFailure['kind']) =>
  (error: unknown): undefined => {
    if (!(error instanceof CouchFailure) || error.kind !== kind) throw error;
  };
