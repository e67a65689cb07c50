import { sameValue } from './sameValue.ts';

/** A document's fields, as far as this module cares. */
type Fields = Readonly<Record<string, unknown>>;

/** What an import did to a document, and how the document is now. */
export interface ChangeToUndo {
  readonly current: Fields;
  /** The touched fields as they were; `null` (or nothing) where there was none. */
  readonly before: Fields;
  /** The touched fields as the import left them. */
  readonly after: Fields;
}

/** How to take a change back. */
export interface Undone {
  /** New values; `null` takes a field away. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Touched fields that somebody changed since and that therefore stay (wholly or in part). */
  readonly kept: readonly string[];
}

/**
 * Takes a change back as far as nobody changed the same things since. Lists of items with an `id`
 * are taken back item by item, lists of texts text by text. Taking back twice is the same as once.
 */
export const undoChange = ({ current, before, after }: ChangeToUndo): Undone => {
  const fields: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const key of Object.keys(after)) {
    const now = current[key] ?? null;
    const was = before[key] ?? null;
    if (sameValue(now, was)) continue;
    if (sameValue(now, after[key])) {
      fields[key] = was;
      continue;
    }
    const list = undoList({ current: now, before: was ?? [], after: after[key] });
    if (list === undefined || list.kept) kept.push(key);
    if (list !== undefined && !sameValue(list.items, now)) fields[key] = list.items;
  }
  return { fields, kept };
};

interface ListToUndo {
  readonly current: unknown;
  readonly before: unknown;
  readonly after: unknown;
}

const undoList = ({
  current,
  before,
  after,
}: ListToUndo): { readonly items: readonly unknown[]; readonly kept: boolean } | undefined => {
  if (!Array.isArray(current) || !Array.isArray(before) || !Array.isArray(after)) return undefined;
  const old = new Map(before.map((item: unknown) => [identityOf(item), item]));
  const imported = new Map(after.map((item: unknown) => [identityOf(item), item]));
  let kept = false;
  const items = current.flatMap((item: unknown): unknown[] => {
    const identity = identityOf(item);
    const left = imported.get(identity);
    const was = old.get(identity);
    if (left === undefined || sameValue(left, was)) return [item];
    if (sameValue(item, left)) return was === undefined ? [] : [was];
    if (!sameValue(item, was)) kept = true;
    return [item];
  });
  return { items, kept };
};

const identityOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : item;
