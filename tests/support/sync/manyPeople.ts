import type { PlainDocument } from '../../../electron/data/sync/documents.ts';

/** Made-up people as the server has them, each with an id of its own. */
export const manyPeople = (count: number): readonly (PlainDocument & { readonly fn: string })[] =>
  Array.from({ length: count }, (_, index) => ({
    _id: `person:0190a000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    type: 'person',
    schema: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'organiser:someone',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: 'organiser:someone',
    device: 'a computer',
    kind: 'member',
    fn: `Person ${index}`,
    status: 'active',
    emails: [],
    phones: [],
    tags: [],
    exchanges: [],
    affiliations: [],
  }));
