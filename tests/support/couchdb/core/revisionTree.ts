import type { JsonObject } from './json.ts';

/** An attachment of one revision. */
export interface Attachment {
  contentType: string;
  data: Buffer;
  digest: string;
  revpos: number;
}

/** What was written as one revision. */
export interface Revision {
  rev: string;
  deleted: boolean;
  body: JsonObject;
  attachments: ReadonlyMap<string, Attachment>;
}

interface Node {
  rev: string;
  parent: string | undefined;
  children: number;
  /** Missing for an ancestor that was only named by a replicator. */
  content: Revision | undefined;
}

/** The generation of a revision: the number before its dash. */
export const generationOf = (rev: string): number => Number(rev.slice(0, rev.indexOf('-')));

/** The part of a revision behind its dash. */
export const hashOf = (rev: string): string => rev.slice(rev.indexOf('-') + 1);

/** CouchDB's order of leaves: alive before deleted, longer history first, then the greater hash. */
const byWinning = (a: Revision, b: Revision): number => {
  if (a.deleted !== b.deleted) return a.deleted ? 1 : -1;
  const generations = generationOf(b.rev) - generationOf(a.rev);
  if (generations !== 0) return generations;
  return hashOf(a.rev) < hashOf(b.rev) ? 1 : -1;
};

/** All revisions of one document that this server has heard of. */
export class RevisionTree {
  readonly #nodes = new Map<string, Node>();
  #leaves: readonly Revision[] | undefined;

  /** A copy that changes on its own; revisions themselves never change. */
  clone(): RevisionTree {
    const copy = new RevisionTree();
    for (const [rev, node] of this.#nodes) copy.#nodes.set(rev, { ...node });
    return copy;
  }

  get(rev: string): Revision | undefined {
    return this.#nodes.get(rev)?.content;
  }

  isLeaf(rev: string): boolean {
    return this.#nodes.get(rev)?.children === 0;
  }

  /** Leaves in CouchDB's order; the first one is the winner. */
  leaves(): readonly Revision[] {
    this.#leaves ??= [...this.#nodes.values()]
      .filter((node) => node.children === 0)
      .flatMap((node) => (node.content === undefined ? [] : [node.content]))
      .toSorted(byWinning);
    return this.#leaves;
  }

  /** The revision a plain read gives; `undefined` only for an empty tree. */
  winner(): Revision | undefined {
    return this.leaves()[0];
  }

  /** A revision and its ancestors, newest first. */
  history(rev: string): readonly string[] {
    const path: string[] = [];
    for (let at: string | undefined = rev; at !== undefined; at = this.#nodes.get(at)?.parent)
      path.push(at);
    return path;
  }

  /** Whether the text of a revision is still here, for `_revs_info`. */
  isAvailable(rev: string): boolean {
    return this.#nodes.get(rev)?.content !== undefined;
  }

  /**
   * Puts a revision in. `history` starts with the revision itself, then its ancestors as far as they
   * are known. Gives `false` when the tree had it already.
   */
  insert(content: Revision, history: readonly string[]): boolean {
    if (this.#nodes.has(content.rev)) return false;
    let child: Node | undefined;
    for (const [index, rev] of history.entries()) {
      const known = this.#nodes.get(rev);
      if (child !== undefined) child.parent = rev;
      if (known !== undefined) {
        known.children += 1;
        break;
      }
      const node: Node = {
        rev,
        parent: undefined,
        children: child === undefined ? 0 : 1,
        content: index === 0 ? content : undefined,
      };
      this.#nodes.set(rev, node);
      child = node;
    }
    this.#leaves = undefined;
    return true;
  }

  /** Removes leaves for good, with those of their ancestors that nothing else descends from. */
  purge(revs: readonly string[]): readonly string[] {
    const purged = revs.filter((rev) => this.isLeaf(rev));
    for (const leaf of purged) {
      let at: string | undefined = leaf;
      while (at !== undefined) {
        const node = this.#nodes.get(at);
        if (node === undefined || node.children > 0) break;
        this.#nodes.delete(at);
        const parent = node.parent === undefined ? undefined : this.#nodes.get(node.parent);
        if (parent !== undefined) parent.children -= 1;
        at = node.parent;
      }
    }
    this.#leaves = undefined;
    return purged;
  }

  /** Forgets the text of revisions that are no leaves, as a compaction does. */
  compact(): void {
    for (const node of this.#nodes.values()) if (node.children > 0) node.content = undefined;
  }

  get isEmpty(): boolean {
    return this.#nodes.size === 0;
  }
}
