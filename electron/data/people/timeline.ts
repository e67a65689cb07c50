import type { TimelineEntry } from '#shared/contract/people.ts';
import { checkInSchema } from '#shared/domain/door/checkIn.ts';
import { standingEvents } from '#shared/domain/door/attendance.ts';
import { journalRecordSchema, type JournalRecord } from '#shared/domain/journal/journal.ts';
import { participationSchema } from '#shared/domain/meetup/participation.ts';
import type { Person } from '#shared/domain/person/person.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { readPersonRecords } from './records.ts';

/** What happened with a person, newest first, at most {@link timelineLength} lines. */
export const readTimeline = async (
  chapter: ChapterContext,
  person: Person,
): Promise<TimelineEntry[]> => {
  const { repositories } = chapter.database;
  const { ids, records } = await readPersonRecords(chapter, person._id);
  const selector = { personId: { $in: [...ids] } };
  const [participations, checkIns] = await Promise.all([
    repositories.participations.find({ selector }),
    repositories.checkIns.find({ selector }),
  ]);
  const entries = participations.flatMap(parseWith(participationSchema));
  const events = checkIns.flatMap(parseWith(checkInSchema));
  const names = await meetupNames(chapter, [
    ...entries.map((entry) => entry.meetupId),
    ...events.map((event) => event.meetupId),
  ]);
  const standing = new Set(standingEvents(events).map((event) => event._id));
  const nameOf = (meetupId: string): string => names.get(meetupId) ?? '';
  return [
    addedEntry(person),
    ...records.flatMap(parseWith(journalRecordSchema)).flatMap(fromRecord(nameOf)),
    ...entries.map((entry) => ({
      id: entry._id,
      at: entry.createdAt,
      by: entry.createdBy,
      kind: 'invited' as const,
      params: { meetup: nameOf(entry.meetupId) },
    })),
    ...events
      .filter((event) => standing.has(event._id))
      .map((event) => ({
        id: event._id,
        at: event.at,
        by: event.createdBy,
        kind: event.kind === 'in' ? ('checked-in' as const) : ('checked-out' as const),
        params: { meetup: nameOf(event.meetupId) },
      })),
  ]
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
    .slice(0, timelineLength);
};

const timelineLength = 200;

const addedEntry = (person: Person): TimelineEntry => ({
  id: `added:${person._id}`,
  at: person.createdAt,
  by: person.createdBy,
  kind: person.source === undefined ? 'added' : 'imported',
  params: person.source === undefined ? {} : { row: person.source.row },
});

const fromRecord =
  (nameOf: (meetupId: string) => string) =>
  (record: JournalRecord): TimelineEntry[] => {
    const base = { id: record._id, at: record.at, by: record.createdBy };
    switch (record.type) {
      case 'consent':
        return [
          { ...base, kind: 'consent', params: { purpose: record.purpose, state: record.state } },
        ];
      case 'rsvp':
        return [
          {
            ...base,
            kind: 'reply',
            params: { meetup: nameOf(record.meetupId), partstat: record.partstat },
          },
        ];
      case 'change':
        return [
          {
            ...base,
            kind: changeKinds[record.kind],
            params: record.kind === 'edit' ? { fields: Object.keys(record.before).join(',') } : {},
          },
        ];
      case 'note':
        return [{ ...base, kind: 'note', params: { text: record.text } }];
      case 'import':
        return [];
      case 'merge':
        return [
          record.step === 'merged'
            ? {
                ...base,
                kind: 'merged',
                params: { name: String(record.loser['fn'] ?? ''), recordId: record._id },
              }
            : { ...base, kind: 'unmerged', params: {} },
        ];
    }
  };

const changeKinds = { edit: 'edited', delete: 'deleted', restore: 'restored' } as const;

const meetupNames = async (
  chapter: ChapterContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const meetups = await chapter.database.repositories.meetups.byIds([...new Set(ids)]);
  return new Map([...meetups].map(([id, meetup]) => [id, String(meetup['name'] ?? '')]));
};

const parseWith =
  <Value>(schema: { safeParse(value: unknown): { success: boolean; data?: Value } }) =>
  (value: unknown): Value[] => {
    const parsed = schema.safeParse(value);
    return parsed.success && parsed.data !== undefined ? [parsed.data] : [];
  };
