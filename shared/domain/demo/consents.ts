import { journalId } from '../ids.ts';
import type { Consent, JournalRecord } from '../journal/journal.ts';
import type { Person } from '../person/person.ts';
import { demoUuid, writtenAt } from './bookkeeping.ts';
import { toInstant } from './dates.ts';
import type { DemoRandom } from './random.ts';

/** What was asked of a made-up person when it was added: consents, and now and then a note. */
export const demoPersonRecords = (random: DemoRandom, person: Person): JournalRecord[] => {
  const added = Date.parse(person.createdAt);
  const consent = (
    purpose: Consent['purpose'],
    state: Consent['state'],
    moment: number,
  ): Consent => ({
    _id: journalId({ type: 'consent', subject: person._id, uuid: demoUuid(random, moment) }),
    type: 'consent',
    ...writtenAt(moment),
    subjectId: person._id,
    at: toInstant(moment),
    purpose,
    state,
    basis: 'consent',
    channel: random.pick(['form', 'form', 'paper', 'verbal']),
    textVersion: 'demo-1',
  });
  const records: JournalRecord[] = [];
  if (person.status === 'opted-out') {
    records.push(consent('contact', 'granted', added));
    records.push(consent('contact', 'withdrawn', added + 86_400_000));
  } else if (random.chance(0.78)) {
    records.push(consent('contact', random.chance(0.95) ? 'granted' : 'refused', added));
    if (random.chance(0.5)) {
      records.push(consent('photo', random.chance(0.8) ? 'granted' : 'refused', added));
    }
  }
  if (random.chance(0.05)) {
    records.push({
      _id: journalId({ type: 'note', subject: person._id, uuid: demoUuid(random, added) }),
      type: 'note',
      ...writtenAt(added),
      subjectId: person._id,
      at: toInstant(added),
      text: random.pick(notes),
    });
  }
  return records;
};

const notes = [
  'Would like to speak about the laboratory visit.',
  'Prefers to be written to in Japanese.',
  'Can bring a projector.',
  'Met at the poster session; asks about doctoral positions.',
  'Moved offices in spring, the old number no longer works.',
] as const;
