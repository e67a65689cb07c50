/** The most characters of JSON that one value takes in the history of edits. */
export const longestKeptValue = 2000;

/** The most characters of JSON that all values of one edit take together. */
export const longestKeptRecord = 16_000;

/** Stands in the history for a value too large to be kept there. */
export interface OmittedValue {
  readonly omitted: 'too-large';
  /** Characters of JSON that the value had. */
  readonly size: number;
  /** How a text began. */
  readonly beginning?: string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The `before` or `after` of an edit as the journal keeps it: every changed field is named, but a
 * value that is too large is replaced by an {@link OmittedValue}, the largest first when the record
 * as a whole is too large. The history says what was done; taking back does not need it (an undo
 * carries its own values, an import its parts), and what was deleted is kept whole elsewhere.
 */
export const boundedChange = (values: Values): Values => {
  const sized = Object.entries(values).map(([key, value]) => ({ key, value, size: sizeOf(value) }));
  const isOmitted = new Set(
    sized.filter(({ size }) => size > longestKeptValue).map(({ key }) => key),
  );
  let left = sized.reduce((sum, { key, size }) => (isOmitted.has(key) ? sum : sum + size), 0);
  for (const { key, size } of sized.toSorted((a, b) => b.size - a.size)) {
    if (left <= longestKeptRecord) break;
    if (isOmitted.has(key)) continue;
    isOmitted.add(key);
    left -= size;
  }
  if (isOmitted.size === 0) return values;
  return Object.fromEntries(
    sized.map(({ key, value, size }) => [key, isOmitted.has(key) ? omit(value, size) : value]),
  );
};

/** The fields of a journal record of an edit, as far as its size depends on them. */
export interface EditFields {
  readonly kind: 'edit';
  readonly before: Values;
  readonly after?: Values;
}

/** Whether a journal record about to be written tells of an edit. */
export const isEdit = (type: string, fields: object): fields is EditFields =>
  type === 'change' && 'kind' in fields && fields.kind === 'edit' && 'before' in fields;

/** The record of an edit with both of its sides bounded, see {@link boundedChange}. */
export const boundedEdit = (fields: EditFields): EditFields => ({
  ...fields,
  before: boundedChange(fields.before),
  ...(fields.after !== undefined && { after: boundedChange(fields.after) }),
});

const omit = (value: unknown, size: number): OmittedValue => ({
  omitted: 'too-large',
  size,
  ...(typeof value === 'string' && { beginning: value.slice(0, beginningLength) }),
});

const beginningLength = 80;

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
