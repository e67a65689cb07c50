import type { CollectionName } from '#shared/domain/document-types.ts';
import { collectionOfId } from '#shared/domain/document-types.ts';
import type { Disagreement } from '#shared/domain/merge/disagreement.ts';

/** The collection of the document a disagreement is about, if this version knows its type. */
export const collectionOf = ({ documentId }: Disagreement): CollectionName | undefined =>
  collectionOfId(documentId);

/**
 * The name of a disagreement's field without the identities of list items: `person.phones.raw`, or
 * the type alone for the whole document.
 */
export const fieldOf = (
  { documentId, path }: Pick<Disagreement, 'documentId' | 'path'>,
  document: unknown,
): string => {
  const names: string[] = [typeOf(documentId)];
  let value = document;
  for (const part of path) {
    if (Array.isArray(value)) {
      value = value.find((item) => identityOf(item) === part);
      continue;
    }
    names.push(part);
    value = isRecord(value) ? value[part] : undefined;
  }
  return names.join('.');
};

const typeOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')));

const identityOf = (item: unknown): unknown =>
  isRecord(item) ? (item['id'] ?? item['key']) : undefined;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
