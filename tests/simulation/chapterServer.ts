import { designDocument, rolesOf, securityOf } from '#shared/sync/designDocument.ts';
import { couchFetch, CouchServer, createFaults, type Fault } from '../support/couchdb/index.ts';
import type { Answer, Init } from './messages.ts';
import { edited, type Edit } from './facts.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';

/** The accounts of the computers, and the one server that all of them talk to. */
export interface ChapterServer {
  account(index: number, isHelper: boolean): Promise<{ name: string; password: string }>;
  serve(request: { url: string; init: Init }, fault?: Fault): Promise<Answer>;
  /** The database's place in its feed; undefined while there is no database. */
  place(): string | undefined;
  wipe(): void;
  makeAnew(): Promise<void>;
  /** An edit of the state before the present one, as another server brings it. */
  branch(options: {
    id: string;
    mark: string;
    field: string;
    at: string;
  }): Promise<Edit | undefined>;
  foreign(id: string): Promise<object | undefined>;
  /** The documents that are alive, without what CouchDB adds. */
  documents(): ReadonlyMap<string, StoredDocument>;
  document(id: string): StoredDocument | undefined;
  /** Whether the server heard that the document was deleted. */
  isDeleted(id: string): boolean;
  /** How many revisions there are that lost. */
  leaves(): number;
}

/** Makes the {@link ChapterServer} with the chapter's database prepared as the app prepares one. */
export const createChapterServer = async (
  seed: number,
  now: () => number,
): Promise<ChapterServer> => {
  const clock = { now, setTimer: () => () => undefined };
  const server = new CouchServer({ clock, seed: `seed ${seed}` });
  const faults = createFaults();
  const reach = couchFetch({ server, faults, clock });
  const { name, password } = server.admin;
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  const database = () => server.databases.get('chapter');

  const serve: ChapterServer['serve'] = async ({ url, init }, fault) => {
    if (fault !== undefined) faults.next(fault);
    try {
      const response = await reach(url, init);
      const body = await response.text();
      return { status: response.status, headers: [...response.headers], body };
    } catch {
      return undefined;
    } finally {
      faults.clear();
    }
  };
  const ask = async (method: string, path: string, body: object): Promise<void> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const url = `http://couch.example/${path}`;
    const answer = await serve({ url, init: { method, headers, body: JSON.stringify(body) } });
    if (answer === undefined || answer.status >= 300) throw new Error(`${path}: ${answer?.body}`);
  };
  const makeAnew = async (): Promise<void> => {
    server.createDatabase('chapter');
    await ask('PUT', 'chapter/_security', securityOf(rolesOf('chapter')));
    await ask('PUT', 'chapter/_design/tsudoi', designDocument());
  };
  const document = (id: string): StoredDocument | undefined => {
    const winner = database()?.trees.get(id)?.winner();
    if (winner === undefined || winner.deleted) return undefined;
    return { ...winner.body, _id: id } as unknown as StoredDocument;
  };
  await makeAnew();
  return {
    account: async (index, isHelper) => {
      const account = { name: `computer-${index}`, password: `a-secret-of-${index}` };
      const { door, organiser } = rolesOf('chapter');
      const _id = `org.couchdb.user:${account.name}`;
      const roles = [isHelper ? door : organiser];
      await ask('PUT', `_users/${_id}`, { _id, type: 'user', ...account, roles });
      return account;
    },
    serve,
    place: () => database()?.updateSeq,
    wipe: () => {
      if (database() !== undefined) server.deleteDatabase('chapter');
    },
    makeAnew,
    branch: async ({ id, mark, field, at }) => {
      const tree = database()?.trees.get(id);
      const winner = tree?.winner();
      if (tree === undefined || winner === undefined) return undefined;
      const [, parent] = tree.history(winner.rev);
      const before = parent === undefined ? undefined : tree.get(parent);
      if (parent === undefined || before === undefined || before.deleted) return undefined;
      const body = { ...before.body, _id: id } as unknown as StoredDocument;
      const by = { updatedAt: at, updatedBy: 'elsewhere', device: 'elsewhere' };
      const edit = edited(body, { mark, fields: [field], by });
      const [generation] = winner.rev.split('-');
      const hash = `${mark}branch`;
      const ids = [hash, ...tree.history(parent).map((rev) => rev.slice(rev.indexOf('-') + 1))];
      await ask('POST', 'chapter/_bulk_docs', {
        new_edits: false,
        docs: [
          {
            ...edit.document,
            _rev: `${generation}-${hash}`,
            _revisions: { start: Number(generation), ids },
          },
        ],
      });
      return edit;
    },
    foreign: async (id) => {
      const rev = database()?.trees.get(id)?.winner()?.rev;
      if (database() === undefined) return undefined;
      const at = new Date(now()).toISOString();
      const by = { createdBy: 'newer', updatedBy: 'newer', device: 'newer' };
      const body = { type: 'hologram', schema: 1, createdAt: at, updatedAt: at, ...by, beams: at };
      await ask('PUT', `chapter/${id}`, { ...body, ...(rev !== undefined && { _rev: rev }) });
      return { _id: id, ...body };
    },
    documents: () =>
      new Map(
        [...(database()?.trees.keys() ?? [])].flatMap((id) => {
          const found = id.startsWith('_') ? undefined : document(id);
          return found === undefined ? [] : [[id, found]];
        }),
      ),
    document,
    isDeleted: (id) => database()?.trees.get(id)?.winner()?.deleted === true,
    leaves: () =>
      [...(database()?.trees.values() ?? [])].reduce(
        (sum, tree) => sum + tree.leaves().filter(({ deleted }) => !deleted).length,
        0,
      ) -
      [...(database()?.trees.values() ?? [])].filter((tree) => tree.winner()?.deleted === false)
        .length,
  };
};
