import type { z } from 'zod';
import { consentSchema, type Consent } from '#shared/domain/journal/journal.ts';
import { standingMerges } from '#shared/domain/duplicates/mergeRecord.ts';
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

/** Until when a person is a minor, as far as known. */
export type MinorUntilOf = (personId: string) => string | undefined;

/** Makes the {@link ConsentIndex} over the journal. */
export const createConsentIndex = (
  journal: Repository,
  minorUntilOf: MinorUntilOf,
): ConsentIndex => {
  const known = new Map<string, Consent | undefined>();
  // Of people who were merged: the one they are asked for as.
  const survivorOf = new Map<string, string>();
  const forget = (id: string): void => {
    known.delete(id);
    const survivor = survivorOf.get(id);
    if (survivor !== undefined && survivor !== id) forget(survivor);
  };
  const subscription = journal.changes$.subscribe(({ changes }) => {
    for (const { id, before, after } of changes) {
      if (!id.startsWith('consent:') && !id.startsWith('merge:')) continue;
      const subject = (after ?? before)?.['subjectId'];
      if (typeof subject === 'string') forget(subject);
    }
  });
  const read = async (ids: readonly string[]): Promise<void> => {
    const records = await journal.find({ selector: { subjectId: { $in: [...ids] } } });
    const bySubject = Map.groupBy(records, (record) => String(record['subjectId']));
    const merged = standingMerges(records);
    for (const { loserId, subjectId } of merged) survivorOf.set(loserId, subjectId);
    const losers = merged.map(({ loserId }) => loserId).filter((id) => !known.has(id));
    if (losers.length > 0) await read(losers);
    for (const id of ids) {
      const own = (bySubject.get(id) ?? []).flatMap(parseConsent);
      const others = standingMerges(bySubject.get(id) ?? []).flatMap(
        ({ loserId }) => known.get(loserId) ?? [],
      );
      known.set(id, currentConsent([...own, ...others], 'contact'));
    }
  };
  return {
    forPeople: async (ids) => {
      const missing = ids.filter((id) => !known.has(id));
      if (missing.length > 0) await read(missing);
      const today = new Date().toISOString().slice(0, 10);
      return new Map(
        ids.map((id) => {
          const record = known.get(id);
          if (record === undefined) return [id, 'not-asked'];
          return [id, consentState(record, { today, minorUntil: minorUntilOf(id) })];
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
