import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Accounts, hashPassword, type Identity } from './accounts.ts';
import { allDocs } from './allDocs.ts';
import { attachmentRoute } from './attachmentRoutes.ts';
import { changesFeed } from './changesFeed.ts';
import { systemClock, type Clock } from './clock.ts';
import { badRequest, CouchError, forbidden, notFound, unauthorized } from './couchError.ts';
import { Database, isListed, listsOf } from './database.ts';
import { documentRoute, writeOne } from './documentRoutes.ts';
import { isObject, type JsonObject } from './json.ts';
import {
  errorResponse,
  json,
  jsonBody,
  text,
  type CouchRequest,
  type CouchResponse,
} from './message.ts';
import { replicationRoutes } from './replicationRoutes.ts';

/** A whole server in memory, without http: requests in, answers out. */
export class CouchServer {
  readonly databases = new Map<string, Database>();
  readonly admin: { readonly name: string; readonly password: string };
  uuid: string;
  readonly #accounts: Accounts;
  readonly #clock: Clock;
  readonly #seed: string;
  #ids = 0;

  constructor(options: {
    admin?: { name: string; password: string } | undefined;
    clock?: Clock | undefined;
    /** The same seed gives the same ids and revisions in every run. */
    seed?: string | undefined;
  }) {
    this.admin = options.admin ?? { name: 'admin', password: 'a-secret-of-the-test' };
    this.#clock = options.clock ?? systemClock;
    this.#seed = options.seed ?? 'tsudoi';
    this.uuid = this.#newId();
    this.createDatabase('_users');
    this.createDatabase('_replicator');
    this.#accounts = new Accounts(this.admin, () => this.database('_users'), this.#clock);
  }

  #newId(): string {
    this.#ids += 1;
    return createHash('md5').update(`${this.#seed}:${this.#ids}`).digest('hex');
  }

  /** The database of a name; throws CouchDB's 404. */
  database(name: string): Database {
    const database = this.databases.get(name);
    if (database === undefined) throw notFound('Database does not exist.');
    return database;
  }

  /** Makes an empty database. */
  createDatabase(name: string): Database {
    const startTime = String(Math.floor(this.#clock.now() / 1000));
    const database = new Database(name, this.#newId(), startTime, () => this.#newId());
    this.databases.set(name, database);
    return database;
  }

  /** Removes a database and ends the feeds that wait for it. */
  deleteDatabase(name: string): void {
    const database = this.database(name);
    this.databases.delete(name);
    database.drop();
  }

  /** Answers a request. Errors of CouchDB are answers; anything thrown is a fault of this server. */
  handle(request: CouchRequest): CouchResponse {
    let renewed: string | undefined;
    let response: CouchResponse;
    try {
      const body =
        request.headers['content-encoding'] === 'gzip' ? gunzipSync(request.body) : request.body;
      const url = new URL(request.path.replace(/^\/+/, '/'), 'http://localhost');
      const identity = this.#isSignIn(request, url)
        ? nobody
        : this.#accounts.identify(request.headers, request.address);
      renewed = identity.renewed;
      response = this.#route({ ...request, body }, url, identity);
    } catch (error) {
      response = errorResponse(error);
    }
    if (renewed !== undefined) response.headers['set-cookie'] ??= renewed;
    if (request.method === 'HEAD') response.body = Buffer.alloc(0);
    response.headers['server'] = 'CouchDB/3.5.0 (Erlang OTP/25)';
    response.headers['date'] = new Date(this.#clock.now()).toUTCString();
    return response;
  }

  #isSignIn(request: CouchRequest, url: URL): boolean {
    return request.method === 'POST' && url.pathname === '/_session';
  }

  #route(request: CouchRequest, url: URL, user: Identity): CouchResponse {
    const segments = url.pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => decodeURIComponent(segment));
    const [first = ''] = segments;
    if (first === '') return this.#welcome();
    if (first === '_session') return this.#session(request, user);
    if (first === '_up') return json(200, { status: 'ok', seeds: {} });
    if (first === '_uuids') return json(200, { uuids: [this.#newId()] });
    if (first === '_utils' || first === 'favicon.ico')
      return {
        status: 404,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from('Not found.'),
      };
    if (first === '_all_dbs') {
      requireServerAdmin(user);
      return json(200, [...this.databases.keys()].toSorted());
    }
    if (segments.length === 1 && (request.method === 'PUT' || request.method === 'DELETE'))
      return this.#createOrDelete(first, request.method, user);
    return this.#inDatabase(request, url, user, segments);
  }

  #welcome(): CouchResponse {
    return json(200, {
      couchdb: 'Welcome',
      version: '3.5.0',
      git_sha: '11f0d3643',
      uuid: this.uuid,
      features: [
        'access-ready',
        'partitioned',
        'pluggable-storage-engines',
        'reshard',
        'scheduler',
      ],
      vendor: { name: 'The Apache Software Foundation' },
    });
  }

  #session(request: CouchRequest, user: Identity): CouchResponse {
    if (request.method === 'DELETE')
      return json(200, { ok: true }, { 'set-cookie': this.#accounts.emptyCookie() });
    if (request.method === 'POST') {
      const form = (request.headers['content-type'] ?? '').startsWith('application/x-www-form');
      const fields = new URLSearchParams(form ? request.body.toString() : '');
      const body = form
        ? { name: fields.get('name'), password: fields.get('password') }
        : jsonBody(request);
      const signedIn = this.#accounts.check(
        String(body['name']),
        String(body['password']),
        request.address,
      );
      const { name, roles } = signedIn;
      const cookie = this.#accounts.cookieFor(String(name));
      return json(200, { ok: true, name, roles: [...roles] }, { 'set-cookie': cookie });
    }
    return json(200, {
      ok: true,
      userCtx: { name: user.name, roles: [...user.roles] },
      info: {
        authentication_handlers: ['cookie', 'default'],
        ...(user.by === undefined ? {} : { authenticated: user.by }),
      },
    });
  }

  #createOrDelete(name: string, method: string, user: Identity): CouchResponse {
    requireServerAdmin(user);
    if (method === 'DELETE') {
      this.deleteDatabase(name);
      return json(200, { ok: true });
    }
    if (!/^(?:_users|_replicator|[a-z][a-z0-9_$()+/-]*)$/.test(name))
      throw new CouchError(
        400,
        'illegal_database_name',
        `Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`,
      );
    if (this.databases.has(name))
      throw new CouchError(
        412,
        'file_exists',
        'The database could not be created, the file already exists.',
      );
    this.createDatabase(name);
    return json(201, { ok: true });
  }

  #inDatabase(
    request: CouchRequest,
    url: URL,
    user: Identity,
    segments: readonly string[],
  ): CouchResponse {
    const [name = '', second, third, ...rest] = segments;
    const database = this.database(name);
    const query = url.searchParams;
    if (name === '_users' && second === '_all_docs') requireServerAdmin(user);
    requireMember(database, user);
    const call = { database, request, query, user };
    if (second === undefined) return this.#ofDatabase(call);
    const { method } = request;
    if (second === '_security') return securityRoute(call);
    if (second === '_all_docs')
      return text(200, allDocs(database, query, method === 'POST' ? jsonBody(request) : {}));
    if (second === '_changes')
      return changesFeed(database, {
        query,
        body: method === 'POST' ? jsonBody(request) : {},
        clock: this.#clock,
        signal: request.signal,
      });
    if (second === '_bulk_docs' && method === 'POST') return this.#bulkDocs(call);
    const replication = replicationRoutes(call, second);
    if (replication !== undefined) return replication;
    if (second === '_local' || second === '_design') {
      if (third === undefined) throw notFound('missing');
      return documentRoute({ ...call, id: `${second}/${[third, ...rest].join('/')}` });
    }
    if (third !== undefined)
      return attachmentRoute({ ...call, id: second, name: [third, ...rest].join('/') });
    if (name === '_users' && method === 'PUT') return this.#putUser(call, second);
    return documentRoute({ ...call, id: second });
  }

  #ofDatabase(call: Call): CouchResponse {
    const { database, request, user } = call;
    if (request.method === 'POST') {
      const document = jsonBody(request);
      const id = typeof document['_id'] === 'string' ? document['_id'] : this.#newId();
      const rev = writeOne(database, { ...document, _id: id }, user, true);
      return json(201, { ok: true, id, rev });
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,POST allowed');
    const { deleted, living } = database.counts();
    return json(200, {
      instance_start_time: database.startTime,
      db_name: database.name,
      purge_seq: '0-g1AAAAA',
      update_seq: database.updateSeq,
      sizes: { file: 0, external: 0, active: 0 },
      props: {},
      doc_del_count: deleted,
      doc_count: living,
      disk_format_version: 8,
      compact_running: false,
      cluster: { q: 2, n: 1, w: 1, r: 1 },
    });
  }

  #bulkDocs({ database, request, user }: Call): CouchResponse {
    const body = jsonBody(request);
    const { docs } = body;
    if (docs === undefined) throw badRequest('POST body must include `docs` parameter.');
    if (!Array.isArray(docs)) throw badRequest('`docs` parameter must be an array.');
    const results = database.write(docs, user, body['new_edits'] !== false);
    return json(201, results as unknown as JsonObject[]);
  }

  #putUser({ database, request, query, user }: Call, id: string): CouchResponse {
    const document = jsonBody(request, { anyType: true });
    if (id !== `org.couchdb.user:${String(document['name'])}`)
      throw forbidden('Doc ID must be of the form org.couchdb.user:name');
    const body = Buffer.from(JSON.stringify(hashPassword(document)));
    return documentRoute({ database, request: { ...request, body }, query, user, id });
  }
}

interface Call {
  database: Database;
  request: CouchRequest;
  query: URLSearchParams;
  user: Identity;
}

const nobody: Identity = { name: null, roles: [], by: undefined };

const requireServerAdmin = (user: Identity): void => {
  if (!user.roles.includes('_admin')) throw unauthorized('You are not a server admin.');
};

const requireMember = (database: Database, user: Identity): void => {
  if (database.isAdmin(user) || isListed(database.security['members'], user)) return;
  const { names, roles } = listsOf(database.security['members']);
  if (names.length === 0 && roles.length === 0) return;
  if (user.name === null) throw unauthorized('You are not authorized to access this db.');
  throw forbidden('You are not allowed to access this db.');
};

/** `_security`. Writing it badly or without the right answers 500, as measured on a single node. */
const securityRoute = ({ database, request, user }: Call): CouchResponse => {
  if (request.method !== 'PUT') return json(200, database.security);
  const security = jsonBody(request, { anyType: true });
  const good = ['admins', 'members'].every((half) => {
    const lists = security[half];
    return (
      lists === undefined ||
      (isObject(lists) &&
        Object.values(lists).every(
          (list) => Array.isArray(list) && list.every((entry) => typeof entry === 'string'),
        ))
    );
  });
  if (!good || !database.isAdmin(user)) throw new CouchError(500, 'error', 'no_majority');
  database.security = security;
  return json(200, { ok: true });
};
