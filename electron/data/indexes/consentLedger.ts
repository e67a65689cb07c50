import { setImmediate } from 'node:timers/promises';
import { consentSchema, type Consent } from '#shared/domain/journal/journal.ts';
import { currentConsent } from '#shared/domain/journal/currentConsent.ts';
import type { ConsentState } from '#shared/domain/people-filter/filter.ts';
import type { Repository } from '../database/repository.ts';

/**
 * Everyone's consent for every purpose. Reads the consents of the journal when first asked, then
 * follows every change.
 */
export interface ConsentLedger {
  /** Resolves when everything is in; must have been awaited before the others are asked. */
  ready(): Promise<void>;
  stateOf(personId: string, purpose: Consent['purpose']): ConsentState;
  /** Grows with every change, so that answers which depend on consent can be remembered. */
  version(): number;
  close(): void;
}

/** Makes the {@link ConsentLedger} over the journal. */
export const createConsentLedger = (journal: Repository): ConsentLedger => {
  const records = new Map<string, Map<string, Consent>>();
  const states = new Map<string, ConsentState>();
  let subscription: { unsubscribe(): void } | undefined;
  let loaded: Promise<void> | undefined;
  let version = 0;

  const forget = (personId: string): void => {
    for (const purpose of consentSchema.shape.purpose.options) {
      states.delete(`${personId} ${purpose}`);
    }
  };
  const add = (document: unknown): void => {
    const parsed = consentSchema.safeParse(document);
    if (!parsed.success) return;
    const { subjectId, _id } = parsed.data;
    const present = records.get(subjectId) ?? new Map<string, Consent>();
    records.set(subjectId, present.set(_id, parsed.data));
    forget(subjectId);
  };
  const load = async (): Promise<void> => {
    const gone = new Set<string>();
    subscription = journal.changes$.subscribe(({ changes }) => {
      for (const { id, before, after } of changes) {
        if (!id.startsWith(prefix)) continue;
        version += 1;
        if (after !== undefined) {
          add(after);
          continue;
        }
        gone.add(id);
        const subject = before?.['subjectId'];
        if (typeof subject !== 'string') continue;
        records.get(subject)?.delete(id);
        forget(subject);
      }
    });
    let last = prefix;
    for (;;) {
      const batch = await journal.find({
        selector: { _id: { $gt: last, $lt: afterPrefix } },
        sort: [{ _id: 'asc' }],
        limit: batchSize,
      });
      for (const document of batch) if (!gone.has(document._id)) add(document);
      const end = batch.at(-1);
      if (end === undefined || batch.length < batchSize) return;
      last = end._id;
      await setImmediate();
    }
  };
  return {
    ready: () => (loaded ??= load()),
    stateOf: (personId, purpose) => {
      const present = records.get(personId);
      if (present === undefined) return 'not-asked';
      const key = `${personId} ${purpose}`;
      const known = states.get(key);
      if (known !== undefined) return known;
      const state = currentConsent([...present.values()], purpose)?.state ?? 'not-asked';
      states.set(key, state);
      return state;
    },
    version: () => version,
    close: () => subscription?.unsubscribe(),
  };
};

const prefix = 'consent:';

const afterPrefix = 'consent;';

const batchSize = 200;
