import type { Repository } from '../database/repository.ts';

/** Who was merged into whom, of the people somebody asked about. */
export interface Redirects {
  /** Reads what is not known yet about these people and whoever they lead to. */
  learn(ids: Iterable<string>): Promise<void>;
  /** The ids that lead to this one: those of the people who were merged into this person. */
  leadingTo(id: string): readonly string[];
  close(): void;
}

/** Makes {@link Redirects} that follow every change of the people; `tell` hears of each new one. */
export const createRedirects = (people: Repository, tell: () => void): Redirects => {
  // `undefined`: known, and merged into nobody.
  const targets = new Map<string, string | undefined>();
  let sources: Map<string, string[]> | undefined;

  const set = (id: string, target: string | undefined): void => {
    const before = targets.get(id);
    targets.set(id, target);
    if (before === target) return;
    sources = undefined;
    tell();
  };
  const subscription = people.changes$.subscribe(({ changes }) => {
    for (const { id, before, after } of changes) {
      const target = targetOf(after);
      if (target !== undefined || targetOf(before) !== undefined || targets.has(id)) {
        set(id, target);
      }
    }
  });
  const end = (id: string): string => {
    const passed = new Set<string>();
    let current = id;
    for (let next = targets.get(id); next !== undefined; next = targets.get(next)) {
      if (passed.has(next)) break;
      passed.add(next);
      current = next;
    }
    return current;
  };
  return {
    learn: async (ids) => {
      let unknown = [...new Set(ids)].filter((id) => !targets.has(id));
      while (unknown.length > 0) {
        const found = await people.byIds(unknown);
        for (const id of unknown) {
          // What changed while it was read is known better already.
          if (!targets.has(id)) set(id, targetOf(found.get(id)));
        }
        unknown = unknown.flatMap((id) => targets.get(id) ?? []).filter((id) => !targets.has(id));
      }
    },
    leadingTo: (id) => {
      sources ??= Map.groupBy(
        [...targets].flatMap(([from, target]) => (target === undefined ? [] : [from])),
        end,
      );
      return sources.get(id) ?? none;
    },
    close: () => subscription.unsubscribe(),
  };
};

const none: readonly string[] = [];

const targetOf = (person: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const target = person?.['mergedInto'];
  return typeof target === 'string' ? target : undefined;
};
