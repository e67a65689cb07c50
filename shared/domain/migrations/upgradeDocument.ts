/** A stored document as far as migrations look at one. */
export interface VersionedDocument {
  readonly type: string;
  readonly schema?: unknown;
  readonly [field: string]: unknown;
}

/**
 * One step of a document's form, pure and the same on every computer: two computers that migrate
 * the same document must write the same. It answers the document in its next form; `schema` is set
 * by {@link upgradeDocument}.
 */
export type MigrationStep = (
  document: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>>;

/** Steps by document type; step 0 leads from `schema` 1 to 2. */
export type Migrations = Readonly<Record<string, readonly MigrationStep[]>>;

/** The `schema` that documents of a type have in this version. */
export const presentSchema = (migrations: Migrations, type: string): number =>
  1 + (migrations[type]?.length ?? 0);

/** The `schema` of a document; one without counts as the first. */
export const schemaOf = (document: Readonly<Record<string, unknown>>): number =>
  typeof document['schema'] === 'number' &&
  Number.isInteger(document['schema']) &&
  document['schema'] > 0
    ? document['schema']
    : 1;

/**
 * Whether a document was written by a version that knows a later form of it. Such a document is
 * carried and shown as far as it can be read, and never written.
 */
export const isNewer = (migrations: Migrations, document: VersionedDocument): boolean =>
  schemaOf(document) > presentSchema(migrations, document.type);

/** A document in its present form: the same object when nothing has to be done, also for a newer one. */
export const upgradeDocument = <Document extends VersionedDocument>(
  migrations: Migrations,
  document: Document,
): Document => {
  const steps = migrations[document.type];
  const from = schemaOf(document);
  if (steps === undefined || from > steps.length) return document;
  const upgraded = steps
    .slice(from - 1)
    .reduce<Readonly<Record<string, unknown>>>((form, step) => step(form), document);
  return { ...upgraded, schema: steps.length + 1 } as unknown as Document;
};
