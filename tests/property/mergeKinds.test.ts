import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sameValue } from '#shared/domain/import/sameValue.ts';
import { mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import type { MergeDocument } from '#shared/domain/merge/stamp.ts';
import { foldVersions, latest, minute, ordersOf } from '../support/mergeOrders.ts';

const seed = 20_261_127;
const options = { seed, numRuns: Number(process.env['MERGE_RUNS'] ?? 800) };

const scalar = fc.constantFrom<unknown>('x', 'y', '', 3, true, null);
const object = fc.record(
  {
    p: scalar,
    q: fc.oneof(scalar, fc.record({ r: scalar }), fc.constant(['t'])),
  },
  { requiredKeys: [] },
);
const item = (id: string) =>
  fc.record({ id: fc.constant(id), v: scalar, w: object }, { requiredKeys: ['id'] });
const items = fc
  .record({ a: item('a'), b: item('b'), c: item('c') }, { requiredKeys: [] })
  .chain((byId) => fc.shuffledSubarray(Object.values(byId)));
const texts = fc.uniqueArray(fc.constantFrom('t', 'u', 'v'), { maxLength: 3 });
// Lists that merge as one value: not every item has an identity of its own.
const opaque = fc.constantFrom<unknown>(['t', 't'], [1, 2], ['t', { id: 'a' }], [null]);
const nothing = fc.constant(undefined);

const names = ['f', 'g', 'h'] as const;

/** Fields whose value is now of one kind, now of another. */
const contentOf = (value: Arbitrary<unknown>) => fc.record({ f: value, g: value, h: value });

const documentOf = (fields: Readonly<Record<string, unknown>>): MergeDocument => ({
  ...(JSON.parse(JSON.stringify(fields)) as Readonly<Record<string, unknown>>),
  _id: 'person:p',
});

// Clocks that are late and early, the same time twice, later forms.
const stamps = fc.record({
  updatedAt: fc.oneof(fc.nat(4), fc.constant(90)).map(minute),
  updatedBy: fc.constantFrom('Aiko', 'Mina'),
  schema: fc.constantFrom(1, 1, 2),
});

type How = 'edited' | 'unchanged' | 'saved' | 'rewritten' | 'deleted';
const hows: readonly How[] = ['edited', 'edited', 'unchanged', 'saved', 'rewritten', 'deleted'];

const versionOf = (
  from: MergeDocument,
  device: string,
  content: Arbitrary<Readonly<Record<string, unknown>>>,
) =>
  fc
    .record({
      content,
      changed: fc.subarray([...names], { minLength: 1 }),
      stamp: stamps,
      how: fc.constantFrom(...hows),
    })
    .map(({ content: given, changed, stamp, how }): MergeDocument => {
      switch (how) {
        case 'unchanged':
          return from;
        case 'saved':
          return { ...from, ...stamp, device };
        case 'rewritten':
          return { ...from, schema: 2 };
        case 'deleted':
          return { _id: from._id, _deleted: true };
        case 'edited':
          return documentOf({
            ...from,
            ...Object.fromEntries(changed.map((name) => [name, given[name]])),
            ...stamp,
            device,
          });
      }
    });

const versionsOf = (value: Arbitrary<unknown>) => {
  const content = contentOf(value);
  const original = content.map((fields) =>
    documentOf({
      ...fields,
      type: 'person',
      schema: 1,
      createdAt: minute(0),
      createdBy: 'Aiko',
      updatedAt: minute(1),
      updatedBy: 'Aiko',
      device: 'first',
    }),
  );
  // Half of the common states are merges themselves, which carry notes of when what was given.
  const base = original.chain((from) =>
    fc
      .record({
        isMerged: fc.boolean(),
        one: versionOf(from, 'four', content),
        other: versionOf(from, 'five', content),
      })
      .map(({ isMerged, one, other }) => {
        const merged = mergeDocuments({ base: from, mine: one, theirs: other, latest }).document;
        return isMerged && merged._deleted !== true ? merged : from;
      }),
  );
  return base.chain((from) =>
    fc.record({
      from: fc.constant(from),
      all: fc.tuple(
        versionOf(from, 'one', content),
        versionOf(from, 'two', content),
        versionOf(from, 'three', content),
      ),
    }),
  );
};

const anyKind = versionsOf(fc.oneof(scalar, object, items, texts, opaque, nothing));

describe(`merge of fields that change their kind, of forms and empty saves (seed ${seed})`, () => {
  it('comes to the same document in whatever order three versions meet', () => {
    fc.assert(
      fc.property(anyKind, fc.boolean(), ({ from, all }, hasBase) => {
        const base = hasBase ? from : undefined;
        const documents = ordersOf(all).map((order) =>
          canonicalJson(foldVersions(base, order).document),
        );
        expect([...new Set(documents)]).toHaveLength(1);
      }),
      options,
    );
  });

  it.each([
    ['objects', object],
    ['lists of items', items],
    ['lists of texts', texts],
  ])('finds the same disagreements in every order where %s met single values', (_, rich) => {
    const versions = versionsOf(fc.oneof(scalar, opaque, nothing, rich));
    fc.assert(
      fc.property(versions, ({ from, all }) => {
        const found = ordersOf(all).map((order) =>
          canonicalJson(foldVersions(from, order).disagreements),
        );
        expect([...new Set(found)]).toHaveLength(1);
      }),
      { ...options, numRuns: options.numRuns / 2 },
    );
  });

  it('does not depend on who is mine, and does not write again what was merged', () => {
    fc.assert(
      fc.property(anyKind, fc.boolean(), ({ from, all: [a, b] }, hasBase) => {
        const base = hasBase ? from : undefined;
        const one = mergeDocuments({ base, mine: a, theirs: b, latest });
        const other = mergeDocuments({ base, mine: b, theirs: a, latest });
        expect(other.document).toEqual(one.document);
        expect(new Set(other.disagreements)).toEqual(new Set(one.disagreements));
        for (const theirs of [a, b]) {
          const again = mergeDocuments({ base, mine: one.document, theirs, latest });
          expect(again.document).toEqual(one.document);
        }
      }),
      options,
    );
  });

  it('shows what a side made of a field, whole or merged, or keeps it as a disagreement', () => {
    fc.assert(
      fc.property(anyKind, ({ from, all: [a, b] }) => {
        const { document, disagreements } = mergeDocuments({
          base: from,
          mine: a,
          theirs: b,
          latest,
        });
        fc.pre([a, b, document].every((version) => version._deleted !== true));
        for (const name of names) {
          const [before, shown] = [from[name], document[name]];
          for (const value of [a[name], b[name]]) {
            if (value === undefined || value === null || typeof value === 'object') continue;
            if (sameValue(value, before) || sameValue(value, shown)) continue;
            const kept = disagreements.filter(({ path }) => sameValue(path, [name]));
            expect(kept.map(({ other }) => other.value)).toContainEqual(value);
          }
        }
      }),
      options,
    );
  });
});
