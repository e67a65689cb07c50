import type { z } from 'zod';
import { consentSchema, type Consent } from '#shared/domain/journal/journal.ts';
import { consentState } from '#shared/domain/journal/consentLedger.ts';
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
  const known = new Map<string, Consent | undefined>();
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
    for (const id of ids) known.set(id, currentConsent(byPerson.get(id) ?? [], 'contact'));
  };
  return {
    forPeople: async (ids) => {
      const missing = ids.filter((id) => !known.has(id));
      if (missing.length > 0) await read(missing);
      const today = new Date().toISOString().slice(0, 10);
      return new Map(
        ids.map((id) => {
          const record = known.get(id);
          return [id, record === undefined ? 'not-asked' : consentState(record, { today })];
        }),
      );
    },
    close: () => subscription.unsubscribe(),
  };
};

const parseConsent = (document: unknown): Consent[] => {
  const parsed = consentSchema.safeParse(document);
  return parsed.success ? [parsed.data] : [];
};
