import type { z } from 'zod';
import {
  allDocsSchema,
  bulkSchema,
  changesSchema,
  infoSchema,
  openRevisionsSchema,
  welcomeSchema,
  type BulkRow,
  type Changes,
  type CouchDocument,
  type DatabaseInfo,
} from './answers.ts';
import { CouchFailure } from './failure.ts';
import type { CouchRequest } from './request.ts';
import type { CouchSession } from './session.ts';

/** A leaf of a document's revision tree, and the revisions it grew from, newest first. */
export interface Leaf {
  readonly document: CouchDocument;
  readonly ancestors: readonly string[];
}

/** What the server has under an id: a document, a tombstone's revision, or nothing at all. */
export type Present =
  | { readonly id: string; readonly kind: 'document'; readonly document: CouchDocument }
  | { readonly id: string; readonly kind: 'deleted'; readonly rev: string }
  | { readonly id: string; readonly kind: 'missing' };

/** One database of a CouchDB server, under an account. Everything throws {@link CouchFailure}. */
export interface CouchDatabase {
  /** The server's own id; empty when it does not tell. */
  serverId(signal?: AbortSignal): Promise<string>;
  info(signal?: AbortSignal): Promise<DatabaseInfo>;
  /** A page of the feed with documents and the revisions of their conflict leaves. */
  changes(options: {
    readonly since: string;
    readonly limit: number;
    readonly signal?: AbortSignal;
  }): Promise<Changes>;
  /** Resolves when something changed after `since` (true) or the server ended the wait (false). */
  waitForChange(options: {
    readonly since: string;
    readonly signal?: AbortSignal;
  }): Promise<boolean>;
  bulkDocs(documents: readonly object[], signal?: AbortSignal): Promise<readonly BulkRow[]>;
  present(ids: readonly string[], signal?: AbortSignal): Promise<readonly Present[]>;
  /** Documents whose ids begin with `prefix`. */
  startingWith(prefix: string, signal?: AbortSignal): Promise<readonly CouchDocument[]>;
  leaves(id: string, revs: readonly string[], signal?: AbortSignal): Promise<readonly Leaf[]>;
}

/** Makes the {@link CouchDatabase} of a session. */
export const createCouchDatabase = (session: CouchSession, name: string): CouchDatabase => {
  const root = encodeURIComponent(name);
  const ask = async <Schema extends z.ZodType>(
    schema: Schema,
    request: Omit<CouchRequest, 'signal'> & { readonly signal?: AbortSignal | undefined },
  ): Promise<z.output<Schema>> => {
    const { json } = await session.send(request);
    const parsed = schema.safeParse(json);
    if (!parsed.success) throw new CouchFailure('server-error');
    return parsed.data;
  };
  return {
    serverId: async (signal) =>
      (await ask(welcomeSchema, { method: 'GET', path: '', signal })).uuid ?? '',
    info: (signal) => ask(infoSchema, { method: 'GET', path: root, signal }),
    changes: ({ since, limit, signal }) =>
      ask(changesSchema, {
        method: 'GET',
        path: `${root}/_changes`,
        query: {
          feed: 'normal',
          since: since === '' ? '0' : since,
          limit,
          include_docs: true,
          conflicts: true,
          heartbeat: 30_000,
        },
        signal,
      }),
    waitForChange: async ({ since, signal }) => {
      const { results } = await ask(changesSchema, {
        method: 'GET',
        path: `${root}/_changes`,
        query: { feed: 'longpoll', since: since === '' ? '0' : since, limit: 1, heartbeat: 30_000 },
        idle: 75_000,
        signal,
      });
      return results.length > 0;
    },
    bulkDocs: async (docs, signal) => {
      const rows = await ask(bulkSchema, {
        method: 'POST',
        path: `${root}/_bulk_docs`,
        body: { docs },
        signal,
      });
      if (rows.length !== docs.length) throw new CouchFailure('server-error');
      return rows;
    },
    present: async (keys, signal) => {
      const { rows } = await ask(allDocsSchema, {
        method: 'POST',
        path: `${root}/_all_docs`,
        query: { include_docs: true, conflicts: true },
        body: { keys },
        signal,
      });
      if (rows.length !== keys.length) throw new CouchFailure('server-error');
      return rows.map((row, index): Present => {
        const id = keys[index] ?? '';
        if (row.value === undefined || row.value === null) return { id, kind: 'missing' };
        if (row.value.deleted === true) return { id, kind: 'deleted', rev: row.value.rev };
        return row.doc === undefined || row.doc === null
          ? { id, kind: 'missing' }
          : { id, kind: 'document', document: row.doc };
      });
    },
    startingWith: async (prefix, signal) => {
      const { rows } = await ask(allDocsSchema, {
        method: 'GET',
        path: `${root}/_all_docs`,
        query: {
          include_docs: true,
          startkey: JSON.stringify(prefix),
          endkey: JSON.stringify(`${prefix}\uFFF0`),
          limit: 20,
        },
        signal,
      });
      return rows.flatMap(({ doc }) => (doc === undefined || doc === null ? [] : [doc]));
    },
    leaves: async (id, revs, signal) => {
      const answers = await ask(openRevisionsSchema, {
        method: 'GET',
        path: `${root}/${encodeURIComponent(id)}`,
        query: { open_revs: JSON.stringify(revs), revs: true },
        signal,
      });
      return answers.flatMap(({ ok }) => {
        if (ok === undefined) return [];
        const { _revisions, ...document } = ok;
        const { start, ids } = _revisions ?? { start: 0, ids: [] };
        return [{ document, ancestors: ids.map((hash, index) => `${start - index}-${hash}`) }];
      });
    },
  };
};
