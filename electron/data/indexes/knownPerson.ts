import { personSchema, type Person } from '#shared/domain/person/person.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { PeopleIndex } from './peopleIndex.ts';

/**
 * A stored document as the person it is; `undefined` when it does not have the form of one. Whoever
 * the index holds in this state has been examined: tens of thousands need not be once more.
 */
export const knownPerson = (
  people: Pick<PeopleIndex, 'prepared'>,
  document: StoredDocument,
): Person | undefined => {
  const known = people.prepared(document._id);
  return known !== undefined && known.updatedAt === document['updatedAt']
    ? (document as unknown as Person)
    : personSchema.safeParse(document).data;
};
