import { setImmediate } from 'node:timers/promises';
import { standingMerges } from '#shared/domain/duplicates/mergeRecord.ts';
import { consentState, type ConsentState } from '#shared/domain/journal/consentLedger.ts';
import { consentSchema, type Consent } from '#shared/domain/journal/journal.ts';
import { currentConsent } from '#shared/domain/journal/currentConsent.ts';
import type { Repository } from '../database/repository.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { MinorUntilOf } from './consentIndex.ts';

/**
 * Everyone's consent for every purpose, with what was recorded about those who were merged into
 * them. Reads the journal's consents and merges when first asked, then follows every change.
 */
export interface ConsentLedger {
  /** Resolves when everything is in; must have been awaited before the others are asked. */
  ready(): Promise<void>;
  /** What counts today. */
  stateOf(personId: string, purpose: Consent['purpose']): ConsentState;
  /** Tells answers apart that depend on consent, so that they can be remembered: grows with every change. */
  version(): string;
  close(): void;
}

/** Makes the {@link ConsentLedger} over the journal. */
export const createConsentLedger = (
  journal: Repository,
  minorUntilOf: MinorUntilOf,
): ConsentLedger => {
  const consents = createBySubject<Consent>();
  const merges = createBySubject<StoredDocument>();
  const current = new Map<string, Consent | undefined>();
  const survivorOf = new Map<string, string>();
  let subscription: { unsubscribe(): void } | undefined;
  let loaded: Promise<void> | undefined;
  let version = 0;

  const forget = (personId: string, seen: ReadonlySet<string> = new Set()): void => {
    for (const purpose of consentSchema.shape.purpose.options) {
      current.delete(`${personId} ${purpose}`);
    }
    const survivor = survivorOf.get(personId);
    if (survivor !== undefined && !seen.has(survivor)) {
      forget(survivor, new Set([...seen, personId]));
    }
  };
  const add = (document: StoredDocument): void => {
    const subject = document['subjectId'];
    if (typeof subject !== 'string') return;
    if (document._id.startsWith(mergePrefix)) {
      merges.put(subject, document._id, document);
      const loser = document['loserId'];
      if (typeof loser === 'string') survivorOf.set(loser, subject);
    } else {
      const parsed = consentSchema.safeParse(document);
      if (!parsed.success) return;
      consents.put(subject, document._id, parsed.data);
    }
    forget(subject);
  };
  const load = async (): Promise<void> => {
    const gone = new Set<string>();
    subscription = journal.changes$.subscribe(({ changes }) => {
      for (const { id, before, after } of changes) {
        if (!prefixes.some((prefix) => id.startsWith(prefix))) continue;
        version += 1;
        if (after !== undefined) {
          add(after);
          continue;
        }
        gone.add(id);
        const subject = before?.['subjectId'];
        if (typeof subject !== 'string') continue;
        consents.remove(subject, id);
        merges.remove(subject, id);
        forget(subject);
      }
    });
    for (const prefix of prefixes) {
      for await (const batch of readPrefix(journal, prefix)) {
        for (const document of batch) if (!gone.has(document._id)) add(document);
      }
    }
  };
  // Of the person and of everyone merged into them.
  const recordsOf = (personId: string, seen: Set<string> = new Set()): readonly Consent[] => {
    if (seen.has(personId)) return [];
    seen.add(personId);
    const losers = standingMerges(merges.of(personId)).map(({ loserId }) => loserId);
    return [...consents.of(personId), ...losers.flatMap((loser) => recordsOf(loser, seen))];
  };
  const currentOf = (personId: string, purpose: Consent['purpose']): Consent | undefined => {
    const key = `${personId} ${purpose}`;
    if (current.has(key)) return current.get(key);
    const record = currentConsent(recordsOf(personId), purpose);
    current.set(key, record);
    return record;
  };
  return {
    ready: () => (loaded ??= load()),
    stateOf: (personId, purpose) => {
      if (!consents.has(personId) && !merges.has(personId)) return 'not-asked';
      const record = currentOf(personId, purpose);
      if (record === undefined) return 'not-asked';
      return consentState(record, { today: today(), minorUntil: minorUntilOf(personId) });
    },
    version: () => `${version} ${today()}`,
    close: () => subscription?.unsubscribe(),
  };
};

const mergePrefix = 'merge:';

const prefixes = ['consent:', mergePrefix] as const;

const today = (): string => new Date().toISOString().slice(0, 10);

const createBySubject = <Value>() => {
  const subjects = new Map<string, Map<string, Value>>();
  return {
    has: (subject: string): boolean => subjects.has(subject),
    of: (subject: string): readonly Value[] => [...(subjects.get(subject)?.values() ?? [])],
    put: (subject: string, id: string, value: Value): void => {
      const present = subjects.get(subject);
      if (present === undefined) subjects.set(subject, new Map([[id, value]]));
      else present.set(id, value);
    },
    remove: (subject: string, id: string): void => {
      subjects.get(subject)?.delete(id);
    },
  };
};

async function* readPrefix(
  journal: Repository,
  prefix: string,
): AsyncGenerator<readonly StoredDocument[]> {
  const after = `${prefix.slice(0, -1)};`;
  for (let last = prefix; ;) {
    const batch = await journal.find({
      selector: { _id: { $gt: last, $lt: after } },
      sort: [{ _id: 'asc' }],
      limit: batchSize,
    });
    yield batch;
    const end = batch.at(-1);
    if (end === undefined || batch.length < batchSize) return;
    last = end._id;
    await setImmediate();
  }
}

const batchSize = 200;
