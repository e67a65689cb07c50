import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import type { Random } from '../conformance/support/random.ts';
import type { Remote } from './remote.ts';

/** Something that was acknowledged, and what its author knew of the document at that moment. */
export interface Fact {
  readonly id: string;
  readonly kind: 'create' | 'edit' | 'delete' | 'happened';
  /** The mark that this edit left in the document's `tags`; unique. */
  readonly mark: string;
  /** Marks that were in the document as its author saw it. */
  readonly seen: ReadonlySet<string>;
  /** Values written to fields of their own, unique; with what they replaced. */
  readonly values: readonly { readonly value: string; readonly replaced: string | undefined }[];
}

/** Random work of people at their computers. */
export interface Workload {
  /** One edit, creation, deletion or check-in on one computer. */
  step(remote: Remote, index: number): Promise<void>;
  /** Everything that was acknowledged. */
  facts(): readonly Fact[];
}

const fields = ['fn', 'city', 'region'] as const;

/**
 * Makes a {@link Workload}. Every edit adds a mark to `tags`, a set: what somebody had seen when
 * they wrote can be read off the document itself, however it travelled.
 */
export const createWorkload = (options: {
  readonly random: Random;
  readonly wall: { readonly now: number };
  readonly skews: readonly number[];
  readonly note: (step: string) => void;
}): Workload => {
  const { random, wall, skews, note } = options;
  const facts: Fact[] = [];
  const ids: string[] = [];
  let count = 0;
  const stamp = (index: number) => ({
    updatedAt: new Date(wall.now + (skews[index] ?? 0)).toISOString(),
    updatedBy: `organiser:${index}`,
    device: `computer-${index}`,
  });
  const acknowledge = (fact: Fact): void => {
    facts.push(fact);
    note(`${fact.kind} ${fact.id} ${fact.mark}`);
  };
  const marksOf = (document: StoredDocument): ReadonlySet<string> =>
    new Set((document['tags'] as string[] | undefined) ?? []);

  const create = async (remote: Remote, index: number): Promise<void> => {
    const mark = `m${(count += 1)}`;
    const id = `person:${String(count).padStart(6, '0')}`;
    const created = stamp(index);
    const value = `v${count}`;
    const document: StoredDocument = {
      _id: id,
      type: 'person',
      schema: 1,
      createdAt: created.updatedAt,
      createdBy: created.updatedBy,
      ...created,
      kind: 'member',
      status: 'active',
      fn: value,
      tags: [mark],
      emails: [],
    };
    if (!(await remote.put(document)).ok) throw new Error('A new person was refused');
    ids.push(id);
    const values = [{ value, replaced: undefined }];
    acknowledge({ id, kind: 'create', mark, seen: new Set(), values });
  };

  const happen = async (remote: Remote, index: number): Promise<void> => {
    const mark = `m${(count += 1)}`;
    const meetupId = 'meetup:1';
    const personId = random.pick(ids);
    const at = stamp(index);
    const id = `checkin:1:${personId.slice('person:'.length)}:${String(count).padStart(6, '0')}`;
    const document: StoredDocument = {
      ...{ _id: id, type: 'checkin', schema: 1, meetupId, personId, list: 'main', kind: 'in' },
      ...{ via: 'search', at: at.updatedAt, createdAt: at.updatedAt, createdBy: at.updatedBy },
      ...at,
    };
    if (!(await remote.put(document)).ok) throw new Error('A check-in was refused');
    acknowledge({ id, kind: 'happened', mark, seen: new Set(), values: [] });
  };

  const change = async (remote: Remote, index: number): Promise<void> => {
    const id = random.chance(0.6) ? (ids.at(-1 - random.below(4)) ?? '') : random.pick(ids);
    const present = id === '' ? undefined : await remote.get(id);
    if (present === undefined) return create(remote, index);
    const seen = marksOf(present);
    const mark = `m${(count += 1)}`;
    if (random.chance(0.1)) {
      if (!(await remote.remove(id)).ok) throw new Error('A deletion was refused');
      return acknowledge({ id, kind: 'delete', mark, seen, values: [] });
    }
    const chosen = random.sample(fields, 1 + random.below(2));
    const values = chosen.map((field) => ({
      value: `v${count}${field}`,
      replaced: present[field] as string | undefined,
    }));
    const document: StoredDocument = {
      ...present,
      ...stamp(index),
      ...Object.fromEntries(chosen.map((field) => [field, `v${count}${field}`])),
      tags: [...seen, mark],
    };
    if (!(await remote.put(document)).ok) throw new Error('An edit was refused');
    return acknowledge({ id, kind: 'edit', mark, seen, values });
  };

  return {
    step: (remote, index) => {
      const dice = random.next();
      if (ids.length === 0 || dice < 0.15) return create(remote, index);
      return dice < 0.3 ? happen(remote, index) : change(remote, index);
    },
    facts: () => facts,
  };
};
