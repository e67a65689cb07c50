import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedInto, tokensOf, withoutMerged } from '#shared/domain/duplicates/mergeEntry.ts';
import { survivorOf, targetOfMerge } from '#shared/domain/duplicates/survivor.ts';
import { mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import type { MergeDocument } from '#shared/domain/merge/stamp.ts';

const seed = 20_261_128;
const runs = { seed, numRuns: 500 };

const people = ['a', 'b', 'c', 'd', 'e'];

type Documents = ReadonlyMap<string, MergeDocument>;
type Entry = MergeDocument & { readonly personId: string };

const stamp = (on: string, minute: number) => ({
  updatedAt: `2026-01-02T00:${String(minute).padStart(2, '0')}:00.000Z`,
  updatedBy: on,
  device: on,
});

const entryOf = (person: string): MergeDocument => ({
  _id: `participation:m:${person}`,
  personId: person,
  token: `T${person}`,
  partstat: 'NEEDS-ACTION',
  mode: 'physical',
  place: 'confirmed',
  ...stamp('zero', 0),
});

const chapterWith = (guests: readonly string[]): Documents =>
  new Map(
    [
      ...people.map((_id): MergeDocument => ({ _id, ...stamp('zero', 0) })),
      ...guests.map(entryOf),
    ].map((document) => [document._id, document]),
  );

const living = (documents: Documents, id: string): MergeDocument | undefined => {
  const document = documents.get(id);
  return document?._deleted === true ? undefined : document;
};

const entriesOf = (documents: Documents): readonly Entry[] =>
  [...documents.values()].filter(
    (document): document is Entry =>
      document._id.startsWith('participation:') && document._deleted !== true,
  );

const move = (
  documents: Documents,
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: object },
): Documents => {
  const theirs = living(documents, entryOf(from)._id);
  if (theirs === undefined) return documents;
  const own = living(documents, entryOf(to)._id);
  const ids = { _id: entryOf(to)._id, personId: to };
  return new Map([
    ...documents,
    [ids._id, { ...mergedInto(own, theirs), ...by, ...ids } as MergeDocument],
    [theirs._id, { _id: theirs._id, _deleted: true }],
  ]);
};

const merge = (documents: Documents, [to, from]: readonly string[], by: object): Documents => {
  const [own, other] = [documents.get(to ?? ''), documents.get(from ?? '')];
  if (own === undefined || other === undefined || own === other) return documents;
  if (targetOfMerge(own) !== undefined || targetOfMerge(other) !== undefined) return documents;
  const merged = new Map([...documents, [other._id, { ...other, mergedInto: own._id, ...by }]]);
  return move(merged, { from: other._id, to: own._id, by });
};

// What each did offline, met at the server in some order.
const exchange = (base: Documents, laptops: readonly Documents[]): Documents => {
  const ids = new Set(laptops.flatMap((documents) => [...documents.keys()]));
  return laptops.reduce<Documents>(
    (server, laptop) =>
      new Map(
        [...ids].flatMap((id): [string, MergeDocument][] => {
          const [mine, theirs] = [laptop.get(id), server.get(id)];
          if (mine === undefined || theirs === undefined) {
            const only = mine ?? theirs;
            return only === undefined ? [] : [[id, only]];
          }
          return [[id, mergeDocuments({ base: base.get(id), mine, theirs }).document]];
        }),
      ),
    base,
  );
};

const anyMerges = fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)), {
  maxLength: 3,
});

test(`whoever merges whom on how many laptops, no guest loses the place or the badge (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.subarray(people, { minLength: 1 }),
      fc.array(anyMerges, { minLength: 1, maxLength: 3 }),
      (guests, plans) => {
        const base = chapterWith(guests);
        const laptops = plans.map((merges, index) =>
          merges.reduce<Documents>(
            (documents, pair, step) =>
              merge(documents, pair, stamp(`laptop ${index}`, 1 + index + 5 * step)),
            base,
          ),
        );
        // What was made and taken away again before others heard of it stays gone everywhere.
        fc.pre(
          laptops.every((documents) =>
            [...documents.keys()].every((id) => base.has(id) || living(documents, id)),
          ),
        );
        const met = exchange(base, laptops);
        expect(exchange(base, laptops.toReversed())).toEqual(met);
        const standsFor = (id: string) => survivorOf(id, (one) => targetOfMerge(met.get(one)));
        const settled = entriesOf(met).reduce<Documents>((documents, { personId }) => {
          const to = standsFor(personId);
          return to === personId
            ? documents
            : move(documents, { from: personId, to, by: stamp('any', 59) });
        }, met);
        const kept = entriesOf(settled);
        for (const id of guests) {
          expect(kept.map(({ personId }) => personId)).toContain(standsFor(id));
          expect(kept.flatMap(tokensOf)).toContain(`T${id}`);
        }
        expect(kept.filter(({ personId }) => standsFor(personId) !== personId)).toEqual([]);
      },
    ),
    runs,
  );
});

test(`taking a merge back leaves of an entry that was changed since what others put into it (seed ${seed})`, () => {
  const anyTokens = fc.option(fc.subarray(['T1', 'T2', 'T3'], { minLength: 1 }), {
    nil: undefined,
  });
  const anyEntry = (token: string) =>
    anyTokens.map((mergedTokens) => ({
      ...entryOf(token),
      ...(mergedTokens !== undefined && { mergedTokens }),
    }));
  fc.assert(
    fc.property(anyEntry('x'), anyEntry('y'), (own, theirs) => {
      const after = mergedInto(own, theirs);
      expect(withoutMerged({ ...after, needs: 'No nuts' }, own, after)).toEqual({
        ...own,
        needs: 'No nuts',
      });
      expect(mergedInto(after, theirs)).toEqual(after);
    }),
    runs,
  );
});
