import type { z } from 'zod';
import { consentSchema, type Consent } from '#shared/domain/journal/journal.ts';
import { currentConsent } from '#shared/domain/journal/currentConsent.ts';
import type { contactConsentSchema } from '#shared/contract/people.ts';
import type { Repository } from '../database/repository.ts';

/** Consent to be contacted, see `contactConsentSchema`. */
export type ContactConsent = z.infer<typeof contactConsentSchema>;

/** Knows who may be contacted. Reads the journal when asked about somebody for the first time. */
export interface ConsentIndex {
  forPeople(ids: readonly string[]): Promise<ReadonlyMap<string, ContactConsent>>;
  close(): void;
}

/** Makes the {@link ConsentIndex} over the journal. */
export const createConsentIndex = (journal: Repository): ConsentIndex => {
  const known = new Map<string, ContactConsent>();
  const subscription = journal.changes$.subscribe(({ changes }) => {
    for (const { id, before, after } of changes) {
      if (!id.startsWith('consent:')) continue;
      const subject = (after ?? before)?.['subjectId'];
      if (typeof subject === 'string') known.delete(subject);
    }
  });
  const read = async (ids: readonly string[]): Promise<void> => {
    const records = await journal.find({ selector: { subjectId: { $in: [...ids] } } });
    const byPerson = Map.groupBy(records.flatMap(parseConsent), (record) => record.subjectId);
    for (const id of ids) known.set(id, contactConsent(byPerson.get(id) ?? []));
  };
  return {
    forPeople: async (ids) => {
      const missing = ids.filter((id) => !known.has(id));
      if (missing.length > 0) await read(missing);
      return new Map(ids.map((id) => [id, known.get(id) ?? 'not-asked']));
    },
    close: () => subscription.unsubscribe(),
  };
};

// The state of the purpose "contact" that a person's consent records add up to.
const contactConsent = (records: readonly Consent[]): ContactConsent =>
  currentConsent(records, 'contact')?.state ?? 'not-asked';

const parseConsent = (document: unknown): Consent[] => {
  const parsed = consentSchema.safeParse(document);
  return parsed.success ? [parsed.data] : [];
};
