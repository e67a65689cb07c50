import { conflict, CouchError, forbidden, notFound } from './couchError.ts';
import { ChangeLog } from './changeLog.ts';
import {
  digestOf,
  documentOf,
  maximumDocumentBytes,
  nextRev,
  parseDocument,
  revisionsOf,
  type ParsedDocument,
} from './documents.ts';
import type { Json, JsonObject } from './json.ts';
import { generationOf, RevisionTree, type Attachment } from './revisionTree.ts';
import { encodeSequence } from './sequence.ts';
import { compileValidate, type Validate } from './validateFunctions.ts';

/** Who asks, as `validate_doc_update` and `_session` see it. */
export interface UserContext {
  name: string | null;
  roles: readonly string[];
}

/** One row of a `_bulk_docs` answer. */
export type WriteResult =
  | { ok: true; id: string; rev: string }
  | { id: string; rev?: string; error: string; reason: string };

/** One database: revision trees, local documents, changes, security and validation. */
export class Database {
  readonly name: string;
  /** Distinguishes this database from an earlier one of the same name. */
  readonly instance: string;
  /** Seconds since 1970 at which it was made, as CouchDB shows it. */
  readonly startTime: string;
  readonly trees = new Map<string, RevisionTree>();
  readonly locals = new Map<string, { rev: number; body: JsonObject }>();
  changes = new ChangeLog();
  security: JsonObject = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } };
  revsLimit = 1000;
  deleted = false;
  readonly #newId: () => string;
  readonly #waiting = new Set<(shard: number | undefined) => void>();
  #validates: readonly Validate[] | undefined;
  #counted = { at: '', deleted: 0, living: 0 };

  constructor(name: string, instance: string, startTime: string, newId: () => string) {
    this.name = name;
    this.instance = instance;
    this.startTime = startTime;
    this.#newId = newId;
  }

  get updateSeq(): string {
    return encodeSequence(this.changes.vector, this.instance);
  }

  /** How many documents there are, counted again only when something changed. */
  counts(): { readonly deleted: number; readonly living: number } {
    const at = this.updateSeq;
    if (this.#counted.at === at) return this.#counted;
    const counted = { at, deleted: 0, living: 0 };
    for (const tree of this.trees.values()) {
      const winner = tree.winner();
      if (winner?.deleted === true) counted.deleted += 1;
      else if (winner !== undefined) counted.living += 1;
    }
    this.#counted = counted;
    return counted;
  }

  /** Calls back at every change, with the shard that was written last, until cancelled. */
  onChange(run: (shard: number | undefined) => void): () => void {
    this.#waiting.add(run);
    return () => this.#waiting.delete(run);
  }

  #announce(shard: number | undefined): void {
    for (const run of this.#waiting) run(shard);
  }

  /** Marks the database as gone and ends the feeds that wait. */
  drop(): void {
    this.deleted = true;
    this.#announce(undefined);
  }

  /** `_bulk_docs`; all documents are read before the first one is written. */
  write(documents: readonly Json[], user: UserContext, newEdits: boolean): WriteResult[] {
    const parsed = documents.map((document) => parseDocument(document, this.#newId));
    for (const [index, { id }] of parsed.entries())
      if (JSON.stringify(documents[index]).length > maximumDocumentBytes)
        throw new CouchError(413, 'document_too_large', id);
    let shard: number | undefined;
    const results: WriteResult[] = [];
    for (const document of parsed)
      try {
        if (document.id.startsWith('_local/')) {
          results.push({ ok: true, id: document.id, rev: this.writeLocal(document) });
          continue;
        }
        const written = newEdits ? this.#edit(document, user) : this.#replicate(document, user);
        if (written.changed) shard = Math.max(shard ?? 0, this.changes.record(document.id));
        if (newEdits) results.push({ ok: true, id: document.id, rev: written.rev });
      } catch (error) {
        if (!(error instanceof CouchError) || error.status >= 500 || error.status === 412)
          throw error;
        results.push({
          id: document.id,
          ...(newEdits || document.rev === undefined ? {} : { rev: document.rev }),
          error: error.error,
          reason: error.reason,
        });
      }
    if (shard !== undefined) this.#announce(shard);
    return results;
  }

  #edit(document: ParsedDocument, user: UserContext): { rev: string; changed: boolean } {
    const tree = this.trees.get(document.id);
    const winner = tree?.winner();
    let parent = document.rev;
    if (parent === undefined) {
      if (winner !== undefined && !winner.deleted) throw conflict();
      parent = winner?.rev;
    } else if (tree?.isLeaf(parent) !== true) throw conflict();
    const before = document.rev === undefined ? undefined : tree?.get(document.rev);
    const generation = (parent === undefined ? 0 : generationOf(parent)) + 1;
    const attachments = this.#attachmentsOf(document, before?.attachments, generation);
    const rev = nextRev(parent, { deleted: document.deleted, body: document.body, attachments });
    this.#validate(
      document,
      rev,
      before === undefined ? null : documentOf(document.id, before),
      user,
    );
    const content = { rev, deleted: document.deleted, body: document.body, attachments };
    const history = parent === undefined ? [rev] : [rev, ...(tree?.history(parent) ?? [])];
    this.#treeOf(document.id).insert(content, history);
    if (document.id.startsWith('_design/')) this.#validates = undefined;
    return { rev, changed: true };
  }

  #replicate(document: ParsedDocument, user: UserContext): { rev: string; changed: boolean } {
    const { rev } = document;
    if (rev === undefined) throw new CouchError(400, 'bad_request', 'Document rev required');
    const tree = this.trees.get(document.id);
    if (tree?.get(rev) !== undefined) return { rev, changed: false };
    const history = document.history ?? [rev];
    const before = history.flatMap((ancestor) => tree?.get(ancestor) ?? [])[0];
    const attachments = this.#attachmentsOf(document, before?.attachments, generationOf(rev));
    this.#validate(
      document,
      rev,
      before === undefined ? null : documentOf(document.id, before),
      user,
    );
    const content = { rev, deleted: document.deleted, body: document.body, attachments };
    const changed = this.#treeOf(document.id).insert(content, history);
    if (document.id.startsWith('_design/')) this.#validates = undefined;
    return { rev, changed };
  }

  #treeOf(id: string): RevisionTree {
    const known = this.trees.get(id);
    if (known !== undefined) return known;
    const tree = new RevisionTree();
    this.trees.set(id, tree);
    return tree;
  }

  #attachmentsOf(
    document: ParsedDocument,
    before: ReadonlyMap<string, Attachment> | undefined,
    generation: number,
  ): ReadonlyMap<string, Attachment> {
    const attachments = new Map<string, Attachment>();
    for (const [name, sent] of document.attachments) {
      if (!sent.stub) {
        const { contentType, data } = sent;
        const revpos = sent.revpos ?? generation;
        attachments.set(name, { contentType, data, digest: digestOf(data), revpos });
        continue;
      }
      const known = before?.get(name);
      if (known === undefined)
        throw new CouchError(
          412,
          'missing_stub',
          `Invalid attachment stub in ${document.id} for ${name}`,
        );
      attachments.set(name, known);
    }
    return attachments;
  }

  /** Whether a person is an administrator of this database or of the server. */
  isAdmin(user: UserContext): boolean {
    return user.roles.includes('_admin') || isListed(this.security['admins'], user);
  }

  #validate(document: ParsedDocument, rev: string, before: JsonObject | null, user: UserContext) {
    if (document.id.startsWith('_design/')) {
      if (!this.isAdmin(user)) throw forbidden('You are not a db or server admin.');
      return;
    }
    this.#validates ??= this.#compile();
    if (this.#validates.length === 0) return;
    const next: JsonObject = { _id: document.id, _rev: rev, ...document.body };
    if (document.deleted) next['_deleted'] = true;
    const context = { db: this.name, name: user.name, roles: [...user.roles] };
    for (const validate of this.#validates) validate(next, before, context, this.security);
  }

  #compile(): readonly Validate[] {
    return [...this.trees]
      .filter(([id]) => id.startsWith('_design/'))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, tree]) => {
        const design = tree.winner();
        const source = design?.deleted === false ? design.body['validate_doc_update'] : undefined;
        return typeof source === 'string' ? [compileValidate(source)] : [];
      });
  }

  /** Writes a local document; without a revision it overwrites, as CouchDB does. */
  writeLocal(document: ParsedDocument): string {
    const known = this.locals.get(document.id);
    if (document.deleted) {
      if (known === undefined) throw notFound('missing');
      this.locals.delete(document.id);
      return '0-0';
    }
    if (document.rev !== undefined && document.rev !== `0-${known?.rev ?? 0}`) throw conflict();
    const rev = document.rev === undefined ? 1 : (known?.rev ?? 0) + 1;
    this.locals.set(document.id, { rev, body: document.body });
    return `0-${rev}`;
  }

  /** Removes leaves without a trace. Gives what was removed. */
  purge(wanted: ReadonlyMap<string, readonly string[]>): JsonObject {
    const purged: JsonObject = {};
    for (const [id, revs] of wanted) {
      const tree = this.trees.get(id);
      purged[id] = [...(tree?.purge(revs) ?? [])];
      if (tree?.isEmpty === true) {
        this.trees.delete(id);
        this.changes.forget(id);
      }
    }
    return purged;
  }

  /** The winner with its losing leaves, as `conflicts=true` shows it. */
  withConflicts(id: string, document: JsonObject): JsonObject {
    const losers = (this.trees.get(id)?.leaves() ?? []).slice(1).filter(({ deleted }) => !deleted);
    if (losers.length > 0) document['_conflicts'] = losers.map(({ rev }) => rev);
    return document;
  }

  /** `_revisions` of a revision. */
  revisions(id: string, rev: string): JsonObject {
    return revisionsOf(this.trees.get(id)?.history(rev) ?? [rev]);
  }

  /** Everything inside, to be put back later as somebody who restores a server's files does. */
  snapshot(): () => void {
    const trees = [...this.trees].map(([id, tree]) => [id, tree.clone()] as const);
    const locals = [...this.locals];
    const changes = this.changes.clone();
    const security = this.security;
    return () => {
      this.trees.clear();
      for (const [id, tree] of trees) this.trees.set(id, tree.clone());
      this.locals.clear();
      for (const [id, local] of locals) this.locals.set(id, local);
      this.changes = changes.clone();
      this.security = security;
      this.#validates = undefined;
      this.#counted = { at: '', deleted: 0, living: 0 };
    };
  }
}

/** Whether somebody is among the names or roles of one half of `_security`. */
export const isListed = (half: Json | undefined, user: UserContext): boolean => {
  const { names, roles } = listsOf(half);
  return (
    (user.name !== null && names.includes(user.name)) ||
    user.roles.some((role) => roles.includes(role))
  );
};

/** The two lists of one half of `_security`. */
export const listsOf = (half: Json | undefined): { names: Json[]; roles: Json[] } => {
  const lists = typeof half === 'object' && half !== null && !Array.isArray(half) ? half : {};
  const list = (value: Json | undefined) => (Array.isArray(value) ? value : []);
  return { names: list(lists['names']), roles: list(lists['roles']) };
};
