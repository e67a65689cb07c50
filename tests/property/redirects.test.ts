import * as fc from 'fast-check';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { survivorOf } from '#shared/domain/duplicates/survivor.ts';
import type { CommittedBatch, Repository } from '../../electron/data/database/repository.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { createRedirects } from '../../electron/data/indexes/redirects.ts';

const seed = 20_261_128;
const runs = { seed, numRuns: 1000 };

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

// Who was merged into whom; few people, so that chains and circles of every kind are common.
const anyMerges = fc
  .tuple(...ids.map(() => fc.option(fc.constantFrom(...ids), { nil: undefined })))
  .map((targets) => new Map(ids.map((id, index) => [id, targets[index]])));

const document = (id: string, target: string | undefined): StoredDocument => ({
  _id: id,
  type: 'person',
  ...(target !== undefined && { mergedInto: target }),
});

test.each([
  ['a circle of two', { b: 'a', a: 'b' }, { a: 'a', b: 'a' }],
  ['a circle of three', { c: 'a', a: 'b', b: 'c' }, { a: 'a', b: 'a', c: 'a' }],
  ['a chain into a circle', { a: 'c', c: 'd', d: 'c', b: 'a' }, { a: 'c', b: 'c', c: 'c', d: 'c' }],
  ['a chain', { c: 'b', b: 'a' }, { a: 'a', b: 'a', c: 'a' }],
  ['somebody merged into themselves', { a: 'a' }, { a: 'a' }],
  ['somebody who is gone', { a: 'z' }, { a: 'z' }],
])('%s is the same person from wherever one begins', (_name, merges, expected) => {
  const targets = new Map<string, string>(Object.entries(merges));
  for (const [id, survivor] of Object.entries(expected)) {
    expect(
      survivorOf(id, (one) => targets.get(one)),
      id,
    ).toBe(survivor);
  }
});

test(`following is total, changes nothing the second time, and is the same along the way (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyMerges, (merges) => {
      const follow = (id: string) => survivorOf(id, (one) => merges.get(one));
      for (const [id, target] of merges) {
        const survivor = follow(id);
        expect(ids).toContain(survivor);
        expect(follow(survivor)).toBe(survivor);
        expect(follow(target ?? id)).toBe(survivor);
      }
    }),
    runs,
  );
});

test(`what the index knows does not depend on what came first, or was asked when (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyMerges,
      anyMerges,
      fc.shuffledSubarray(ids, { minLength: ids.length }),
      fc.nat(ids.length),
      fc.subarray(ids),
      async (before, after, order, count, asked) => {
        const stored = new Map(ids.map((id) => [id, document(id, before.get(id))]));
        const changes$ = new Subject<CommittedBatch>();
        const repository: Pick<Repository, 'byIds' | 'changes$'> = {
          changes$,
          byIds: async (wanted) =>
            new Map(
              wanted.flatMap((id) => {
                const found = stored.get(id);
                return found === undefined ? [] : [[id, found] as const];
              }),
            ),
        };
        const redirects = createRedirects({
          repository: repository as Repository,
          people: { count: () => undefined, get: () => undefined },
        });
        await redirects.learn(asked);
        for (const id of order.slice(0, count)) {
          const change = { id, before: stored.get(id), after: document(id, after.get(id)) };
          stored.set(id, change.after);
          changes$.next({ changes: [change], checkpoint: { sequence: 0 }, context: '' });
        }
        await redirects.learn(ids);
        const target = (id: string) => stored.get(id)?.['mergedInto'] as string | undefined;
        const expected = ids.map((id) => survivorOf(id, target));
        expect(ids.map(redirects.survivorOf)).toEqual(expected);
        for (const id of ids) {
          const leading = ids.filter((one, index) => one !== id && expected[index] === id);
          expect(redirects.leadingTo(id)).toEqual(leading);
        }
        redirects.close();
      },
    ),
    { ...runs, numRuns: 300 },
  );
});

test('whoever was led to is looked up, though only those who lead there are asked about', async () => {
  const changes$ = new Subject<CommittedBatch>();
  const stored = new Map([['b', document('b', 'a')]]);
  const redirects = createRedirects({
    repository: {
      changes$,
      byIds: async (wanted: readonly string[]) =>
        new Map([...stored].filter(([id]) => wanted.includes(id))),
    } as unknown as Repository,
    people: { count: () => undefined, get: () => undefined },
  });
  const change = { id: 'c', before: undefined, after: document('c', 'b') };
  changes$.next({ changes: [change], checkpoint: { sequence: 0 }, context: '' });
  await redirects.learn([]);
  expect(redirects.survivorOf('c')).toBe('a');
});
