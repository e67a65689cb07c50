import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { collectionOfId } from '../../shared/domain/document-types.ts';

/**
 * Writes documents into the only chapter of a profile as sync would: past the commands. The chapter
 * must be closed.
 */
export const seedDocuments = (profile: string, documents: readonly StoredDocument[]): void => {
  const [slug = ''] = readdirSync(join(profile, 'chapters')).filter(
    (name) => !name.startsWith('.'),
  );
  const folder = join(profile, 'chapters', slug);
  const rows = documents.map((document) => ({
    collection: collectionOfId(document._id),
    document,
  }));
  const script = join(import.meta.dirname, '../integration/fixtures/writeDocuments.ts');
  execFileSync(process.execPath, [script, folder], { input: JSON.stringify(rows) });
};
