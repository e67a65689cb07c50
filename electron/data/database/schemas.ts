import type { RxJsonSchema } from 'rxdb';
import { z } from 'zod';
import { documentBase } from '#shared/domain/document.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import { checkInSchema } from '#shared/domain/door/checkIn.ts';
import { consentSchema } from '#shared/domain/journal/journal.ts';
import { meetupSchema } from '#shared/domain/meetup/meetup.ts';
import { participationSchema } from '#shared/domain/meetup/participation.ts';
import { agendaItemSchema } from '#shared/domain/meetup/planItem.ts';

/** A document as the collections hold it: the id is known, the rest is parsed by zod where it is used. */
export interface StoredDocument {
  readonly _id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * The RxDB schema of a collection, derived from the zod schemas. It holds only the bookkeeping
 * fields and what is indexed: documents are open (fields from newer versions are carried), zod
 * checks the rest in commands, and a new optional field therefore needs no migration.
 */
export const collectionSchema = (name: CollectionName): RxJsonSchema<StoredDocument> => {
  const { indexed } = definitions[name];
  const shape = z.object({ ...documentBase, type: z.string(), ...indexed });
  const { properties } = z.toJSONSchema(shape, { io: 'input' });
  const names = Object.keys(indexed);
  return {
    title: name,
    version: 0,
    primaryKey: '_id',
    type: 'object',
    properties: Object.fromEntries(
      Object.keys(properties ?? {}).map((key) => [key, propertySchema(key, names)]),
    ),
    required: ['_id', 'type', ...names],
    indexes: names.map((key) => [key]),
  } as RxJsonSchema<StoredDocument>;
};

const idLength = 200;

const propertySchema = (key: string, indexed: readonly string[]): object => {
  if (key === 'schema') return { type: 'integer' };
  return key === '_id' || indexed.includes(key)
    ? { type: 'string', maxLength: idLength }
    : { type: 'string' };
};

// Which fields of which documents are looked up by value.
const definitions: Record<CollectionName, { indexed: Record<string, z.ZodType> }> = {
  people: { indexed: {} },
  meetups: { indexed: { startLocal: meetupSchema.shape.startLocal } },
  planItems: { indexed: { meetupId: agendaItemSchema.shape.meetupId } },
  participations: {
    indexed: {
      meetupId: participationSchema.shape.meetupId,
      personId: participationSchema.shape.personId,
    },
  },
  checkIns: {
    indexed: { meetupId: checkInSchema.shape.meetupId, personId: checkInSchema.shape.personId },
  },
  journal: { indexed: { subjectId: consentSchema.shape.subjectId } },
  library: { indexed: {} },
  disagreements: { indexed: {} },
};
