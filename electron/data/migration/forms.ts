import {
  isNewer,
  presentSchema,
  schemaOf,
  upgradeDocument,
  type Migrations,
} from '#shared/domain/migrations/upgradeDocument.ts';
import type { StoredDocument } from '../database/schemas.ts';

/** The forms of documents that this version knows, bound to its migrations. */
export interface Forms {
  readonly migrations: Migrations;
  /** A document as it was stored, in its present form. A newer one stays as it is. */
  upgrade(document: StoredDocument): StoredDocument;
  /** Whether a document must not be written by this version. */
  isNewer(document: StoredDocument): boolean;
  /** Says of a document that is about to be written what form it has; a newer one says so itself. */
  stamp(document: StoredDocument): StoredDocument;
}

/** Makes the {@link Forms} of a set of migrations. */
export const createForms = (migrations: Migrations): Forms => ({
  migrations,
  upgrade: (document) => upgradeDocument(migrations, document),
  isNewer: (document) => isNewer(migrations, document),
  stamp: (document) => {
    const schema = presentSchema(migrations, document.type);
    return schemaOf(document) >= schema ? document : { ...document, schema };
  },
});
