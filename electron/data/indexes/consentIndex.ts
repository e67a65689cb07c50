import type { z } from 'zod';
import { consentSchema, type Consent } from '#shared/domain/journal/journal.ts';
import { standingMerges } from '#shared/domain/duplicates/mergeRecord.ts';
import { consentState } from '#shared/domain/journal/consentLedger.ts';
import { currentConsent } from '#shared/domain/journal/currentConsent.ts';
import type { contactConsentSchema } from '#shared/contract/people.ts';
import type { Repository } from '../database/repository.ts';
import type { StoredDocument } from '../database/schemas.ts';

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
    // Laptops that were offline may have merged people into each other in a circle.
    const seen = new Set<string>();
    for (let next: string | undefined = id; next !== undefined && !seen.has(next);) {
      seen.add(next);
      known.delete(next);
      next = survivorOf.get(next);
    }
  };
  const subscription = journal.changes$.subscribe(({ changes }) => {
    for (const { id, before, after } of changes) {
      if (!id.startsWith('consent:') && !id.startsWith('merge:')) continue;
      const subject = (after ?? before)?.['subjectId'];
      if (typeof subject === 'string') forget(subject);
    }
  });
  const read = async (ids: readonly string[]): Promise<void> => {
    const bySubject = new Map<string, readonly StoredDocument[]>();
    for (let next = ids; next.length > 0;) {
      const records = await journal.find({ selector: { subjectId: { $in: [...next] } } });
      const found = Map.groupBy(records, (record) => String(record['subjectId']));
      for (const id of next) bySubject.set(id, found.get(id) ?? []);
      const merged = standingMerges(records);
      for (const { loserId, subjectId } of merged) survivorOf.set(loserId, subjectId);
      next = [...new Set(merged.map(({ loserId }) => loserId))].filter((id) => !bySubject.has(id));
    }
    const consentsOf = (id: string, seen: Set<string>): readonly Consent[] => {
      if (seen.has(id)) return [];
      seen.add(id);
      const records = bySubject.get(id) ?? [];
      const losers = standingMerges(records).map(({ loserId }) => loserId);
      return [...records.flatMap(parseConsent), ...losers.flatMap((one) => consentsOf(one, seen))];
    };
    for (const id of bySubject.keys()) {
      known.set(id, currentConsent(consentsOf(id, new Set()), 'contact'));
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
