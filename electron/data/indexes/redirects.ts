import { Subject, type Observable } from 'rxjs';
import { survivorOf, targetOfMerge } from '#shared/domain/duplicates/survivor.ts';
import type { Repository } from '../database/repository.ts';
import type { PeopleIndex } from './peopleIndex.ts';

/** Who was merged into whom; the one way to follow it. Knows of every change since it was made. */
export interface Redirects {
  /**
   * Reads what is not known yet about these people and whoever they lead to. Must have been awaited
   * before the others are asked about them; reads nothing about people who are in the directory.
   */
  learn(ids: Iterable<string>): Promise<void>;
  /** The person an id stands for today, see `survivorOf` of the domain. */
  survivorOf(id: string): string;
  /** The ids that lead to this one: those of the people who were merged into this person. */
  leadingTo(id: string): readonly string[];
  /** Those who stand for a circle of people that were merged into each other, and lead away. */
  inCircles(): readonly string[];
  /** Tells that somebody turned out to lead elsewhere than was known. */
  readonly changed$: Observable<void>;
  close(): void;
}

interface RedirectsOptions {
  readonly repository: Repository;
  /** Made before, so that it hears of every change first. */
  readonly people: Pick<PeopleIndex, 'count' | 'get'>;
}

/** Makes {@link Redirects} that follow every change of the people. */
export const createRedirects = ({ repository, people }: RedirectsOptions): Redirects => {
  // `undefined`: known, and merged into nobody.
  const targets = new Map<string, string | undefined>();
  // Led to since somebody asked: perhaps they lead on.
  const ledTo = new Set<string>();
  const changed = new Subject<void>();
  let sources: ReadonlyMap<string, readonly string[]> | undefined;

  const set = (id: string, target: string | undefined): void => {
    const before = targets.get(id);
    targets.set(id, target);
    if (before === target) return;
    if (target !== undefined) ledTo.add(target);
    sources = undefined;
    changed.next();
  };
  const subscription = repository.changes$.subscribe(({ changes }) => {
    for (const { id, before, after } of changes) {
      const target = targetOfMerge(after);
      if (target !== undefined || targetOfMerge(before) !== undefined || targets.has(id)) {
        set(id, target);
      }
    }
  });
  const follow = (id: string): string => survivorOf(id, (one) => targets.get(one));
  const readUnknown = async (ids: readonly string[]): Promise<void> => {
    // Somebody in the directory was merged into nobody; it says so of everybody once it is full.
    const isFull = people.count() !== undefined;
    const isKnown = (id: string): boolean =>
      targets.has(id) || (isFull && people.get(id) !== undefined);
    const unknown = [...new Set(ids.map(follow))].filter((id) => !isKnown(id));
    if (unknown.length === 0) return;
    const found = await repository.byIds(unknown);
    for (const id of unknown) {
      // What changed while it was read is known better already.
      if (!targets.has(id)) set(id, targetOfMerge(found.get(id)));
    }
    await readUnknown(unknown);
  };
  const leading = (): ReadonlyMap<string, readonly string[]> =>
    (sources ??= Map.groupBy(
      [...targets]
        .flatMap(([from, target]) => (target === undefined ? [] : [from]))
        .filter((from) => follow(from) !== from)
        .toSorted(),
      follow,
    ));
  return {
    learn: async (ids) => {
      const more = [...ledTo];
      await readUnknown([...ids, ...more]);
      for (const id of more) ledTo.delete(id);
    },
    survivorOf: follow,
    leadingTo: (id) => leading().get(id) ?? none,
    inCircles: () =>
      [...targets.keys()].filter((id) => targets.get(id) !== undefined && follow(id) === id),
    changed$: changed.asObservable(),
    close: () => {
      subscription.unsubscribe();
      changed.complete();
    },
  };
};

const none: readonly string[] = [];
