import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreementSchema } from '#shared/domain/merge/disagreement.ts';
import { mergeDocuments, sameDocument, type Merged } from '#shared/domain/merge/mergeDocuments.ts';
import { canonicalJson, sameValue } from '#shared/domain/import/sameValue.ts';
import type { MergeDocument } from '#shared/domain/merge/stamp.ts';
import { foldVersions, latest, minute, ordersOf } from '../support/mergeOrders.ts';

const seed = 20_260_117;
const options = { seed, numRuns: Number(process.env['MERGE_RUNS'] ?? 300) };

const texts = fc.uniqueArray(fc.constantFrom('ja', 'en', 'id', 'th', 'vi'), { maxLength: 4 });
const word = fc.constantFrom('Sari', 'Saree', '佐藤', '');
const item = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      value: word,
      pref: fc.boolean(),
      host: fc.record({ name: word, nameJa: word }, { requiredKeys: [] }),
    },
    { requiredKeys: ['id', 'value'] },
  );
const items = fc
  .record({ a: item('a'), b: item('b'), c: item('c'), d: item('d') }, { requiredKeys: [] })
  .chain((byId) => {
    const list = Object.values(byId);
    return fc.shuffledSubarray(list, { minLength: list.length });
  });

const content = fc.record(
  {
    fn: word,
    city: fc.option(word, { nil: null }),
    icsSequence: fc.nat(5),
    n: fc.record({ family: word, given: word }, { requiredKeys: [] }),
    emails: items,
    tags: texts,
    unknownToThisVersion: fc.record({ deep: fc.record({ er: fc.nat(2) }) }),
  },
  { requiredKeys: ['fn'] },
);

const base = content.map((fields): MergeDocument => ({
  _id: 'person:p',
  type: 'person',
  schema: 1,
  createdAt: minute(0),
  createdBy: 'Aiko',
  updatedAt: minute(0),
  updatedBy: 'Aiko',
  device: 'first',
  ...fields,
}));

// Some versions come from a clock in the future, some from a later form, some at the same time.
const stamps = fc.record({
  updatedAt: fc.oneof(fc.nat(6), fc.constant(90)).map((at) => minute(at + 1)),
  updatedBy: fc.constantFrom('Aiko', 'Mina'),
  schema: fc.constantFrom(1, 1, 1, 2),
});

// A version keeps most of the base, so that every mixture of changed and unchanged occurs.
const versionOf = (from: MergeDocument, device: string) =>
  fc
    .record({
      fields: content,
      keep: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
      stamp: stamps,
      isSame: fc.nat(5),
    })
    .map(({ fields, keep, stamp, isSame }): MergeDocument => {
      if (isSame === 0) return from;
      const version: Record<string, unknown> = { ...from, ...stamp, device };
      for (const [index, key] of contentKeys.entries()) {
        if (keep[index] === true) continue;
        const value = (fields as Record<string, unknown>)[key];
        if (value === undefined) delete version[key];
        else version[key] = value;
      }
      const isChanged = contentKeys.some((key) => !sameValue(version[key], from[key]));
      if (!isChanged) version['schema'] = from['schema'];
      return version as unknown as MergeDocument;
    });

const contentKeys = ['fn', 'city', 'icsSequence', 'n', 'emails', 'tags', 'unknownToThisVersion'];

const versions = base.chain((from) =>
  fc.record({
    from: fc.constant(from),
    a: versionOf(from, 'one'),
    b: versionOf(from, 'two'),
    c: versionOf(from, 'three'),
  }),
);

const deletable = (version: MergeDocument): MergeDocument => ({ _id: version._id, _deleted: true });

const versionsWithDeletions = fc
  .record({ all: versions, deleted: fc.array(fc.nat(2), { maxLength: 2 }) })
  .map(({ all, deleted }) => {
    const [a, b, c] = [all.a, all.b, all.c].map((version, index) =>
      deleted.includes(index) ? deletable(version) : version,
    ) as [MergeDocument, MergeDocument, MergeDocument];
    return { from: all.from, a, b, c };
  });

const idsOf = ({ disagreements }: Merged): string[] =>
  disagreements.map(({ _id }) => _id).toSorted();

describe(`three-way merge (seed ${seed})`, () => {
  it('does not depend on who is mine and who is theirs', () => {
    fc.assert(
      fc.property(versionsWithDeletions, fc.boolean(), ({ from, a, b }, hasBase) => {
        const base = hasBase ? from : undefined;
        const one = mergeDocuments({ base, mine: a, theirs: b, latest });
        const other = mergeDocuments({ base, mine: b, theirs: a, latest });
        expect(other.document).toEqual(one.document);
        expect(new Set(other.disagreements)).toEqual(new Set(one.disagreements));
      }),
      options,
    );
  });

  it('comes to the same document and disagreements in whatever order three versions meet', () => {
    fc.assert(
      fc.property(versionsWithDeletions, ({ from, a, b, c }) => {
        const ends = ordersOf([a, b, c]).map((order) => canonicalJson(foldVersions(from, order)));
        expect([...new Set(ends)]).toHaveLength(1);
      }),
      options,
    );
  });

  it('comes to the same document without a common state as well', () => {
    fc.assert(
      fc.property(versions, ({ a, b, c }) => {
        const ends = ordersOf([a, b, c]).map((order) =>
          canonicalJson(foldVersions(undefined, order)),
        );
        expect([...new Set(ends)]).toHaveLength(1);
      }),
      options,
    );
  });

  it('is idempotent: what was merged already is not written again', () => {
    fc.assert(
      fc.property(versionsWithDeletions, fc.boolean(), ({ from, a, b }, hasBase) => {
        const base = hasBase ? from : undefined;
        expect(mergeDocuments({ base, mine: a, theirs: a, latest })).toEqual({
          document: a,
          disagreements: [],
        });
        const merged = mergeDocuments({ base, mine: a, theirs: b, latest });
        for (const theirs of [a, b]) {
          const again = mergeDocuments({ base, mine: merged.document, theirs, latest });
          expect(again.document).toEqual(merged.document);
          const known = new Set(idsOf(merged));
          const fresh = base === undefined ? [] : idsOf(again).filter((id) => !known.has(id));
          expect(fresh).toEqual([]);
        }
      }),
      options,
    );
  });

  it('answers the other version when one side changed nothing', () => {
    fc.assert(
      fc.property(versionsWithDeletions, ({ from, a }) => {
        expect(mergeDocuments({ base: from, mine: a, theirs: from, latest })).toEqual({
          document: a,
          disagreements: [],
        });
      }),
      options,
    );
  });

  it('shows every change of one side, or keeps it as a disagreement', () => {
    fc.assert(
      fc.property(versions, ({ from, a, b }) => {
        const { document, disagreements } = mergeDocuments({
          base: from,
          mine: a,
          theirs: b,
          latest,
        });
        const paths = disagreements.map(({ path }) => path[0]);
        for (const key of ['fn', 'city']) {
          const shown = document[key];
          for (const side of [a, b]) {
            if (sameValue(side[key], from[key]) || sameValue(side[key], shown)) continue;
            expect(paths).toContain(key);
          }
        }
        const tagsOf = (one: MergeDocument) => (one['tags'] as string[] | undefined) ?? [];
        const added = tagsOf(a).filter((tag) => !tagsOf(from).includes(tag));
        expect(tagsOf(document)).toEqual(expect.arrayContaining(added));
      }),
      options,
    );
  });

  it('writes disagreements that their schema accepts, with ids that fit', () => {
    fc.assert(
      fc.property(versionsWithDeletions, ({ from, a, b }) => {
        for (const disagreement of mergeDocuments({ base: from, mine: a, theirs: b, latest })
          .disagreements) {
          expect(disagreementSchema.parse(disagreement)).toEqual(disagreement);
          expect(disagreement._id.length).toBeLessThan(200);
        }
      }),
      options,
    );
  });

  it('goes quiet: merging the result into the next common state changes nothing', () => {
    fc.assert(
      fc.property(versions, ({ from, a, b, c }) => {
        const server = mergeDocuments({ base: from, mine: a, theirs: b, latest }).document;
        const next = mergeDocuments({ base: from, mine: c, theirs: server, latest }).document;
        const back = mergeDocuments({ base: server, mine: server, theirs: next, latest }).document;
        expect(sameDocument(back, next)).toBe(true);
      }),
      options,
    );
  });
});
