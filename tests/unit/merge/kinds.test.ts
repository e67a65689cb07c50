import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/import/sameValue.ts';
import { mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import type { MergeDocument } from '#shared/domain/merge/stamp.ts';
import { foldVersions, minute, ordersOf } from '../../support/mergeOrders.ts';

const original = {
  _id: 'person:p',
  type: 'person',
  schema: 1,
  createdAt: minute(0),
  createdBy: 'Aiko',
  updatedAt: minute(0),
  updatedBy: 'Aiko',
  device: 'first',
};

const at = (time: number, fields: object): MergeDocument => ({
  ...original,
  updatedAt: minute(time),
  updatedBy: 'Mina',
  device: `device ${time}`,
  ...fields,
});

const inEveryOrder = (
  base: MergeDocument,
  all: readonly [MergeDocument, MergeDocument, MergeDocument],
) => ordersOf(all).map((order) => foldVersions(base, order));

const otherValues = (base: MergeDocument, mine: MergeDocument, theirs: MergeDocument): unknown[] =>
  mergeDocuments({ base, mine, theirs }).disagreements.map(({ other }) => other.value);

describe('a field that became of several kinds', () => {
  test('shows the richest, whatever the times, with all that was said of it', () => {
    const base = at(1, {});
    const found = inEveryOrder(base, [
      at(2, { host: { name: 'Sari' } }),
      at(9, { host: 'Sari' }),
      at(3, { host: { city: 'Ueda' } }),
    ]);
    for (const { document, disagreements } of found) {
      expect(document['host']).toEqual({ name: 'Sari', city: 'Ueda' });
      expect(disagreements).toEqual(found[0]?.disagreements);
    }
    expect(otherValues(base, at(2, { host: { name: 'Sari' } }), at(9, { host: 'Sari' }))).toEqual([
      'Sari',
    ]);
  });

  test('shows the item that somebody edited while another made a text of the list', () => {
    const base = at(1, {
      phones: [
        { id: 'a', raw: '1' },
        { id: 'b', raw: '2' },
      ],
    });
    const edited = at(2, {
      phones: [
        { id: 'a', raw: '1' },
        { id: 'b', raw: '22' },
      ],
    });
    const replaced = at(3, { phones: '1, 2' });
    const moved = at(4, {
      phones: [
        { id: 'b', raw: '2' },
        { id: 'a', raw: '1' },
      ],
    });
    for (const { document } of inEveryOrder(base, [edited, replaced, moved])) {
      expect(document['phones']).toEqual([{ id: 'b', raw: '22' }]);
    }
    expect(otherValues(base, edited, replaced)).toEqual([undefined, '1, 2']);
  });

  test('shows the new kind where nobody edited the old one', () => {
    const base = at(1, { tags: ['t'], g: 'x' });
    const replaced = at(2, { tags: 'none', g: 'x' });
    const elsewhere = at(3, { tags: ['t'], g: 'y' });
    const merged = mergeDocuments({ base, mine: replaced, theirs: elsewhere });
    expect(merged.document).toMatchObject({ tags: 'none', g: 'y' });
    expect(merged.disagreements).toEqual([]);
  });

  // Which of the two lists was hidden as it was, and which merged with another first, is told by the
  // order alone. Each is kept all the same: there may be one disagreement or two, never none.
  test('comes to one document, and keeps every list, where two lists of unlike kinds met a third', () => {
    const base = at(1, {});
    const found = inEveryOrder(base, [
      at(2, { tags: ['t'] }),
      at(3, { tags: ['u'] }),
      at(4, { tags: [{ id: 'a' }] }),
    ]);
    for (const { document } of found) expect(document['tags']).toEqual([{ id: 'a' }]);
    expect(new Set(found.map(({ disagreements }) => disagreements.length))).toEqual(
      new Set([1, 2]),
    );
    const [both, hidden] = [at(3, { tags: ['t', 'u'] }), at(4, { tags: [{ id: 'a' }] })];
    expect(otherValues(base, both, hidden)).toEqual([['t', 'u']]);
  });
});

describe('a version that says nothing new', () => {
  test('is no reason to lose the form of the one that was edited', () => {
    const { region, ...rest } = { ...original, region: 'West', fn: 'Sari' };
    const base: MergeDocument = { ...rest, region };
    const migrated: MergeDocument = { ...rest, schema: 2, area: region };
    const edited = at(3, { fn: 'Saree', region: 'North' });
    const deleted: MergeDocument = { _id: base._id, _deleted: true };
    for (const { document } of inEveryOrder(base, [migrated, edited, deleted])) {
      expect(document).toEqual(edited);
    }
  });

  test('leaves the newest form where nobody said anything', () => {
    const base = at(1, { fn: 'Sari' });
    const saved = at(5, { fn: 'Sari' });
    const rewritten: MergeDocument = { ...base, schema: 2 };
    const savedEarlier = at(3, { fn: 'Sari' });
    for (const { document } of inEveryOrder(base, [saved, rewritten, savedEarlier])) {
      expect(document).toEqual(rewritten);
    }
  });
});

test('an empty field and one that is not there are two states, and no disagreement', () => {
  const base = at(1, { city: 'Ueda', region: null });
  const emptied = at(2, { city: null, region: null });
  const removed = at(3, { region: 'North' });
  const [one, other] = [
    mergeDocuments({ base, mine: emptied, theirs: removed }),
    mergeDocuments({ base, mine: removed, theirs: emptied }),
  ];
  expect(canonicalJson(one.document)).toBe(canonicalJson(other.document));
  expect(one.document).not.toHaveProperty('city');
  expect(one.document['region']).toBe('North');
  expect(one.disagreements).toEqual([]);
});
