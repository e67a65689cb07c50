import { canonicalJson, sameValue } from '../import/sameValue.ts';
import { collectionTypes } from '../document-types.ts';
import { createDisagreement, newerDisagreement, type Disagreement } from './disagreement.ts';
import { mergeFields } from './mergeFields.ts';
import type { Collision, Given, Merging, Side } from './merging.ts';
import {
  compareStamps,
  compareTexts,
  digest,
  editAt,
  sameStamp,
  stampOfDocument,
  type Edits,
  type MergeDocument,
  type Stamp,
} from './stamp.ts';

/** What is merged. */
export interface MergeInput {
  /** The last state both sides had; absent when there is none: the merge is then two-way. */
  readonly base?: MergeDocument | undefined;
  readonly mine: MergeDocument;
  readonly theirs: MergeDocument;
  /** Times after this moment (UTC, ISO 8601) are not trusted: they count as older than any other. */
  readonly latest?: string | undefined;
}

/** The merged document, and what could not show in it. */
export interface Merged {
  readonly document: MergeDocument;
  /** Documents of their own, with ids that follow from their content. */
  readonly disagreements: readonly Disagreement[];
}

/**
 * Merges two versions of a document three-way. Pure, the same on every computer; who is `mine` and
 * who `theirs` makes no difference, and neither does the order in which several versions over one
 * base are merged. The result is one of the inputs whenever nothing has to be written.
 */
export const mergeDocuments = ({ base, mine, theirs, latest }: MergeInput): Merged => {
  const settled = settleWhole({ base, mine, theirs, latest });
  if (settled !== undefined) return { document: settled, disagreements: [] };
  if (isDeleted(mine)) return mergeDeletion({ base, deleted: mine, live: theirs });
  if (isDeleted(theirs)) return mergeDeletion({ base, deleted: theirs, live: mine });
  return mergeLiving({ base: isDeleted(base) ? undefined : base, mine, theirs, latest });
};

/** Whether two documents are the same, whatever the order of their fields. */
export const sameDocument = (one: MergeDocument, other: MergeDocument): boolean =>
  sameValue(one, other);

/** Whether a document was erased on request of the person it was about. */
export const isErased = (document: MergeDocument | undefined): boolean =>
  document !== undefined &&
  (typeof document['erasedAt'] === 'string' || document['erased'] === true);

const isDeleted = (document: MergeDocument | undefined): boolean => document?._deleted === true;

const immutableTypes: ReadonlySet<string> = new Set<string>([
  ...collectionTypes.checkIns,
  ...collectionTypes.journal,
]);

const typeOf = ({ _id }: MergeDocument): string => _id.slice(0, Math.max(0, _id.indexOf(':')));

// The merges that answer one version as it is.
const settleWhole = ({ base, mine, theirs, latest }: MergeInput): MergeDocument | undefined => {
  if (sameDocument(mine, theirs)) return mine;
  if (isErased(mine) !== isErased(theirs)) {
    const [erased, other] = isErased(mine) ? [mine, theirs] : [theirs, mine];
    if (!isErased(base) || !isDeleted(other)) return erased;
  }
  if (base !== undefined && sameDocument(base, mine)) return theirs;
  if (base !== undefined && sameDocument(base, theirs)) return mine;
  const [isMineIdle, isTheirsIdle] = [saysNothing(base, mine), saysNothing(base, theirs)];
  if (isMineIdle && isTheirsIdle) return newerForm({ mine, theirs, latest });
  if (isMineIdle || isTheirsIdle) return isMineIdle ? theirs : mine;
  if (isDeleted(mine) && isDeleted(theirs)) return first(mine, theirs);
  if (isDeleted(mine) !== isDeleted(theirs)) return undefined;
  const type = typeOf(mine);
  if (type === 'disagreement') return newerDisagreement(mine, theirs);
  return immutableTypes.has(type) ? newerForm({ mine, theirs, latest }) : undefined;
};

// Saved again, or brought into a later form: what a person edited meanwhile counts alone, in the form
// it has, and is brought into the later one again where that is known.
const saysNothing = (base: MergeDocument | undefined, version: MergeDocument): boolean => {
  if (base === undefined || isDeleted(base) || isDeleted(version)) return false;
  if (sameValue(contentOf(base), contentOf(version))) return true;
  return (
    stampOfDocument(version).schema > stampOfDocument(base).schema && isOnlyRewritten(base, version)
  );
};

// Of two that say nothing one is taken whole: a mixture would look like an edit to the next merge.
const newerForm = ({ mine, theirs, latest }: MergeInput): MergeDocument => {
  const order = compareStamps(stampOfDocument(mine), stampOfDocument(theirs), latest);
  return order === 0 ? first(mine, theirs) : order > 0 ? mine : theirs;
};

// By a migration, or by taking out what was said of somebody erased: no person edited it, and it
// says nothing that a deletion could lose. A merge keeps the later stamp, so that alone tells little.
const isOnlyRewritten = (base: MergeDocument, version: MergeDocument): boolean => {
  const known = new Set(leavesOf(contentOf(base)));
  return (
    (['updatedAt', 'updatedBy', 'device'] as const).every(
      (field) => base[field] !== undefined && base[field] === version[field],
    ) &&
    sameValue(base['edits'], version['edits']) &&
    leavesOf(contentOf(version)).every((leaf) => known.has(leaf))
  );
};

const leavesOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [JSON.stringify(value)];

const first = (one: MergeDocument, other: MergeDocument): MergeDocument =>
  compareTexts(canonicalJson(one), canonicalJson(other)) <= 0 ? one : other;

interface Deletion {
  readonly base: MergeDocument | undefined;
  readonly deleted: MergeDocument;
  readonly live: MergeDocument;
}

const mergeDeletion = ({ base, deleted, live }: Deletion): Merged => {
  // It was deleted, and one side brought it back.
  if (isDeleted(base)) return { document: live, disagreements: [] };
  // What is never edited was deleted in full knowledge; a verdict is worth nothing without its case.
  if (immutableTypes.has(typeOf(deleted)) || typeOf(deleted) === 'disagreement') {
    return { document: deleted, disagreements: [] };
  }
  const sides = {
    deleted: { value: undefined, stamp: stampOfDocument(deleted) },
    live: { value: contentOf(live), stamp: stampOfDocument(live) },
  };
  if (base === undefined) {
    // A copy that does not remember what was common, for example a restored backup, must not bring
    // back what was deleted since.
    const collision = {
      kind: 'recreation',
      path: [],
      base,
      kept: sides.deleted,
      other: sides.live,
    } as const;
    return { document: deleted, disagreements: [createDisagreement(live, collision)] };
  }
  if (sameValue(sides.live.value, contentOf(base)) || isOnlyRewritten(base, live)) {
    return { document: deleted, disagreements: [] };
  }
  const collision = {
    kind: 'deletion',
    path: [],
    base: undefined,
    kept: { value: undefined, stamp: sides.live.stamp },
    other: sides.deleted,
  } as const;
  return { document: live, disagreements: [createDisagreement(live, collision)] };
};

const mergeLiving = ({ base, mine, theirs, latest }: MergeInput): Merged => {
  const sides = { mine, theirs };
  const explicit = (side: Side, key: string, value: unknown): Edits[string] | undefined => {
    const edit = editAt(sides[side], key);
    if (edit === undefined || edit.of !== digest(value)) return undefined;
    return sameValue(edit, editAt(base, key)) ? undefined : edit;
  };
  const stamps = { mine: stampOfDocument(mine), theirs: stampOfDocument(theirs) };
  const collisions: Collision[] = [];
  const given = new Map<string, Given>();
  const merging: Merging = {
    stampOf: (side, key, value) => {
      const { at, by, schema } = explicit(side, key, value) ?? stamps[side];
      return { at, by, schema };
    },
    orderOf: (side, key, visible) => explicit(side, key, visible)?.order,
    latest,
    collisions,
    given,
  };
  const content = mergeFields(merging, [], {
    base: base === undefined ? undefined : contentOf(base),
    mine: contentOf(mine),
    theirs: contentOf(theirs),
  });
  const bookkeeping = mergeBookkeeping(mine, theirs, latest);
  const own = stampOfDocument({ _id: mine._id, ...bookkeeping });
  const merged: MergeDocument = { _id: mine._id, ...content, ...bookkeeping };
  // One that says all this already, although it may say more that is void by now.
  const said = (['mine', 'theirs'] as const)
    .filter(
      (side) =>
        sameDocument(withoutEdits(sides[side]), merged) &&
        [...given].every(
          ([key, { value, stamp, order }]) =>
            sameStamp(merging.stampOf(side, key, value), stamp) &&
            (order === undefined || sameValue(merging.orderOf(side, key, value), order)),
        ),
    )
    .map((side) => sides[side]);
  const edits = editsOf(given, own);
  const written = Object.keys(edits).length === 0 ? merged : { ...merged, edits };
  const document = said.length === 0 ? written : said.reduce(first);
  return {
    document,
    disagreements: collisions.map((collision) => createDisagreement(merged, collision)),
  };
};

const editsOf = (given: ReadonlyMap<string, Given>, own: Stamp): Edits =>
  Object.fromEntries(
    [...given]
      .filter(([, { stamp, order }]) => order !== undefined || !sameStamp(stamp, own))
      .map(([key, { value, stamp, order }]) => [
        key,
        { ...stamp, of: digest(value), ...(order !== undefined && { order }) },
      ]),
  );

const bookkeepingFields = [
  'schema',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'device',
] as const;

/** What a document says, without its bookkeeping. */
const contentOf = (document: MergeDocument): Readonly<Record<string, unknown>> => {
  const content: Record<string, unknown> = { ...document };
  for (const field of ['_id', 'edits', ...bookkeepingFields]) delete content[field];
  return content;
};

const withoutEdits = ({ edits, ...rest }: MergeDocument): MergeDocument => rest as MergeDocument;

// Made by the earlier, changed by the later; each pair or triple stays together.
const mergeBookkeeping = (
  mine: MergeDocument,
  theirs: MergeDocument,
  latest: string | undefined,
): Readonly<Record<string, unknown>> => {
  const [older] = [mine, theirs].toSorted((one, other) =>
    compareTexts(createdKey(one), createdKey(other)),
  );
  const [newer] = [mine, theirs].toSorted(
    (one, other) =>
      compareStamps(
        { ...stampOfDocument(other), schema: 0 },
        { ...stampOfDocument(one), schema: 0 },
        latest,
      ) || compareTexts(String(other['device']), String(one['device'])),
  );
  const schema = Math.max(stampOfDocument(mine).schema, stampOfDocument(theirs).schema);
  const fields = {
    ...('schema' in mine || 'schema' in theirs ? { schema } : {}),
    createdAt: older?.['createdAt'],
    createdBy: older?.['createdBy'],
    updatedAt: newer?.['updatedAt'],
    updatedBy: newer?.['updatedBy'],
    device: newer?.['device'],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
};

const createdKey = (document: MergeDocument): string =>
  `${String(document['createdAt'])} ${String(document['createdBy'])}`;
