import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import type { Work } from './steps.ts';

/** Something that was acknowledged, and what its author knew of the document at that moment. */
export interface Fact {
  /** The computer; -1 for another server. */
  readonly on: number;
  readonly id: string;
  readonly kind: 'write' | 'delete' | 'happened';
  /** The mark that this edit left in the document's `tags`; unique. */
  readonly mark: string;
  /** Marks that were in the document as its author saw it. */
  readonly seen: ReadonlySet<string>;
  /** Unique values that it wrote. */
  readonly values: readonly string[];
  /** Values that its author saw and wrote over or took away. */
  readonly replaced: readonly string[];
}

/** Who writes a document, and when. */
export interface Stamp {
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly device: string;
}

/** An edit: the document as it is written, and the fact it leaves. */
export interface Edit {
  readonly document: StoredDocument;
  readonly fact: Omit<Fact, 'on'>;
}

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** The marks in a document: whose edits somebody has seen who looks at it. */
export const marksOf = (document: Readonly<Record<string, unknown>>): ReadonlySet<string> =>
  new Set(Array.isArray(document['tags']) ? (document['tags'] as string[]) : []);

/** A new document of the kind that `work` makes. */
export const created = (work: Work & { mark: string }, by: Stamp, kind: string): Edit => {
  const { id, mark } = work;
  const value = `v${mark}`;
  const [type = '', meetup = '', person = ''] = id.split(':');
  const base = {
    _id: id,
    type,
    schema: 1,
    createdAt: by.updatedAt,
    createdBy: by.updatedBy,
    ...by,
  };
  const pair = { meetupId: `meetup:${meetup}`, personId: `person:${person}` };
  const content: Readonly<Record<string, object>> = {
    person: { kind, status: 'active', fn: value, tags: [mark], emails: [] },
    participation: { ...pair, partstat: 'ACCEPTED', source: 'invited', needs: value, tags: [mark] },
    checkin: { ...pair, list: 'main', kind: 'in', via: 'search', at: by.updatedAt },
    note: { subjectId: `person:${meetup}`, at: by.updatedAt, text: value },
  };
  const isEvent = type === 'checkin' || type === 'note';
  return {
    document: { ...base, ...content[type] },
    fact: {
      id,
      kind: isEvent ? 'happened' : 'write',
      mark,
      seen: new Set(),
      values: type === 'checkin' ? [] : [value],
      replaced: [],
    },
  };
};

/** The document with some fields written anew. A list of tags takes the mark of the edit. */
export const edited = (
  present: StoredDocument,
  { mark, fields, by }: { mark: string; fields: readonly string[]; by: Stamp },
): Edit => {
  const names = fields.map((field) =>
    field === 'region' && present['schema'] === 2 ? 'area' : field,
  );
  const values = names.map((field) => `v${mark}${field}`);
  const written = Object.fromEntries(
    names.map((field, index) => [field, field === 'n' ? { family: values[index] } : values[index]]),
  );
  return finished(present, { by, mark, written, values });
};

/** The document with one of its mail addresses added, changed, taken away or moved. */
export const withItem = (
  present: StoredDocument,
  work: Extract<Work, { kind: 'item' }>,
  by: Stamp,
): Edit => {
  const { mark, what } = work;
  const items = (present['emails'] as Item[] | undefined) ?? [];
  const [first, ...rest] = items;
  const value = `v${mark}mail`;
  if (what === 'add' || first === undefined) {
    const emails = [...items, { id: `i${mark}`, value }];
    return finished(present, { by, mark, written: { emails }, values: [value] });
  }
  const emails = {
    change: [{ ...first, value }, ...rest],
    remove: rest,
    move: [...rest, first],
  }[what];
  const values = what === 'change' ? [value] : [];
  return finished(present, { by, mark, written: { emails }, values });
};

const finished = (
  present: StoredDocument,
  options: { by: Stamp; mark: string; written: object; values: readonly string[] },
): Edit => {
  const { by, mark, written, values } = options;
  const seen = marksOf(present);
  const document = { ...present, ...by, ...written, tags: [...seen, mark] };
  const after = new Set(textsOf(document));
  return {
    document,
    fact: {
      id: present._id,
      kind: 'write',
      mark,
      seen,
      values,
      replaced: textsOf(present).filter((text) => !after.has(text)),
    },
  };
};

/** Every text in a JSON value. */
export const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};
