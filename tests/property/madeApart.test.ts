import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/domain/import/sameValue.ts';
import { isMadeApart } from '#shared/domain/merge/madeApart.ts';
import { mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import { decide } from '../../electron/data/sync/decide.ts';
import { isSame, tombstone, type PlainDocument } from '../../electron/data/sync/documents.ts';
import type { Base } from '../../electron/data/sync/state/state.ts';
import { latest, minute, ordersOf } from '../support/mergeOrders.ts';

const seed = 20_261_128;
const options = { seed, numRuns: 500 };

const id = 'participation:m:p';

/** What a computer did with a document of this id before anybody heard of it. */
interface Before {
  readonly version: PlainDocument | undefined;
  readonly isTakenBack: boolean;
}

interface Computer {
  mine: PlainDocument | undefined;
  readonly deleted: PlainDocument | undefined;
  base: Base | undefined;
}

const before = (by: string): fc.Arbitrary<Before> =>
  fc.record({
    isTakenBack: fc.boolean(),
    version: fc.option(
      fc
        .record({
          madeAt: fc.nat(9),
          later: fc.nat(9),
          needs: fc.constantFrom('No nuts', 'Wheelchair', undefined),
          remark: fc.constantFrom('Speaks French', undefined),
        })
        .map(({ madeAt, later, needs, remark }): PlainDocument => ({
          _id: id,
          type: 'participation',
          schema: 1,
          createdAt: minute(madeAt),
          createdBy: by,
          updatedAt: minute(madeAt + later),
          updatedBy: by,
          device: by,
          ...(needs !== undefined && { needs }),
          ...(remark !== undefined && { remark }),
        })),
      { nil: undefined },
    ),
  });

const three = fc.tuple(before('Aiko'), before('Budi'), before('Sari'));

const start = ({ version, isTakenBack }: Before): Computer =>
  version === undefined || !isTakenBack
    ? { mine: version, deleted: undefined, base: undefined }
    : { mine: tombstone(id), deleted: version, base: undefined };

// Each exchanges in its turn, often enough that all have heard of everything.
const inTheEnd = (computers: readonly Computer[]): PlainDocument | undefined => {
  let server: Base | undefined;
  let writes = 0;
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const written = writes;
    for (const computer of computers) {
      const { mine, deleted, base } = computer;
      if (server !== undefined) {
        const theirs = { id, rev: server.rev, document: server.document, leaves: [] };
        const meeting = {
          mode: 'usual',
          base,
          isOwn: false,
          mine,
          deleted,
          theirs,
          latest,
        } as const;
        computer.mine = decide(meeting).document;
        computer.base = server;
      }
      if (!isSame(computer.mine, server?.document)) {
        writes += 1;
        server = {
          rev: `${writes}-x`,
          document: computer.mine ?? tombstone(id),
          attachments: undefined,
        };
        computer.base = server;
      }
    }
    if (rounds === 2) expect(writes).toBe(written);
  }
  for (const { mine } of computers) expect(isSame(mine, server?.document)).toBe(true);
  return server?.document;
};

const indices = [0, 1, 2] as const;

describe(`what several computers make under one id (seed ${seed})`, () => {
  it('is in the end what it is without those who took theirs back, whoever comes when', () => {
    fc.assert(
      fc.property(three, (all) => {
        const kept = all.filter(({ isTakenBack }) => !isTakenBack);
        const expected = inTheEnd(kept.map(start));
        expect(expected === undefined).toBe(kept.every(({ version }) => version === undefined));
        for (const order of ordersOf(indices)) {
          const end = inTheEnd(order.map((index) => start(all[index])));
          expect(canonicalJson(end ?? null)).toBe(canonicalJson(expected ?? null));
        }
      }),
      options,
    );
  });

  it('is one with the merge of it where it was made first, whatever else is merged', () => {
    fc.assert(
      fc.property(three, (all) => {
        const [first, ...rest] = all.flatMap(({ version }) => version ?? []);
        if (first === undefined) return;
        const merged = rest.reduce<PlainDocument>(
          (mine, theirs) => mergeDocuments({ mine, theirs, latest }).document as PlainDocument,
          first,
        );
        const madeIn = [first, ...rest].filter((version) => !isMadeApart(version, merged));
        expect(madeIn).toHaveLength(1);
        expect(isMadeApart(merged, madeIn[0] ?? merged)).toBe(false);
      }),
      options,
    );
  });
});
