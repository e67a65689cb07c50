import type { DoneBy } from '#shared/contract/doneBy.ts';
import type { TimelineEntry } from '#shared/contract/people.ts';
import { checkInSchema } from '#shared/domain/door/checkIn.ts';
import { standingEvents } from '#shared/domain/door/attendance.ts';
import {
  importStepSchema,
  rosterSubject,
  type ImportStep,
} from '#shared/domain/import/importRecord.ts';
import { fieldChanges } from '#shared/domain/journal/fieldChanges.ts';
import {
  journalRecordSchema,
  type Change,
  type JournalRecord,
} from '#shared/domain/journal/journal.ts';
import { participationSchema } from '#shared/domain/meetup/participation.ts';
import type { Person } from '#shared/domain/person/person.ts';
import { readDoers } from '../history/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { readPersonRecords } from './records.ts';

/** What happened with a person, newest first; of more than `most` lines the newest. */
export const readTimeline = async (
  chapter: ChapterContext,
  person: Person,
  most = timelineLength,
): Promise<TimelineEntry[]> => {
  const { repositories } = chapter.database;
  const { ids, records } = await readPersonRecords(chapter, person._id);
  const selector = { personId: { $in: [...ids] } };
  const [participations, checkIns] = await Promise.all([
    repositories.participations.find({ selector }),
    repositories.checkIns.find({ selector }),
  ]);
  const journal = records.flatMap(parseWith(journalRecordSchema));
  const entries = participations.flatMap(parseWith(participationSchema));
  const events = checkIns.flatMap(parseWith(checkInSchema));
  const names: Names = {
    meetups: await meetupNames(
      chapter,
      [...journal, ...entries, ...events].flatMap((about) =>
        typeof about.meetupId === 'string' ? [about.meetupId] : [],
      ),
    ),
    imports: await importSteps(chapter, [
      person.source?.importId,
      ...journal.map((record) => (record.type === 'change' ? record.importId : undefined)),
    ]),
  };
  const standing = new Set(standingEvents(events).map((event) => event._id));
  const doers = await readDoers(chapter);
  return [
    addedEntry(person, names),
    ...journal.flatMap((record) => fromRecord(record, names)),
    ...entries.map((entry) => ({
      id: entry._id,
      at: entry.createdAt,
      by: entry.createdBy,
      kind: 'invited' as const,
      params: meetupParam(entry, names),
    })),
    ...events
      .filter((event) => standing.has(event._id))
      .map((event) => ({
        id: event._id,
        at: event.at,
        by: event.createdBy,
        kind: event.kind === 'in' ? ('checked-in' as const) : ('checked-out' as const),
        params: meetupParam(event, names),
      })),
  ]
    .map(({ by, ...entry }) => ({ ...entry, ...doers(by) }))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
    .slice(0, most);
};

const timelineLength = 200;

type Entry = Omit<TimelineEntry, keyof DoneBy> & {
  /** As the document says it. */
  readonly by: string;
};

/** What the ids in records stand for. A meetup or an import that is gone is not in here. */
interface Names {
  readonly meetups: ReadonlyMap<string, string>;
  readonly imports: ReadonlyMap<string, readonly ImportStep[]>;
}

const meetupParam = (
  { meetupId }: { readonly meetupId: string },
  { meetups }: Names,
): Entry['params'] => ({ meetup: meetups.get(meetupId) ?? '' });

const fileParam = (importId: string | undefined, { imports }: Names): Entry['params'] => {
  const begun = imports.get(importId ?? '')?.find((step) => step.step === 'begun');
  return begun === undefined ? {} : { file: begun.fileName };
};

const addedEntry = (person: Person, names: Names): Entry => ({
  id: `added:${person._id}`,
  at: person.createdAt,
  by: person.createdBy,
  kind: person.source === undefined ? 'added' : 'imported',
  params:
    person.source === undefined
      ? {}
      : { row: person.source.row, ...fileParam(person.source.importId, names) },
});

const fromRecord = (record: JournalRecord, names: Names): Entry[] => {
  const base = { id: record._id, at: record.at, by: record.createdBy };
  switch (record.type) {
    case 'consent':
      return [
        { ...base, kind: 'consent', params: { purpose: record.purpose, state: record.state } },
      ];
    case 'contact': {
      const { purpose, via } = record;
      return [
        { ...base, kind: 'contacted', params: { ...meetupParam(record, names), purpose, via } },
      ];
    }
    case 'rsvp': {
      const { partstat } = record;
      return [{ ...base, kind: 'reply', params: { ...meetupParam(record, names), partstat } }];
    }
    case 'change':
      return [
        {
          ...base,
          kind: changeKind(record, names),
          params: {
            ...(record.kind === 'edit' && { fields: Object.keys(record.before).join(',') }),
            ...fileParam(record.importId, names),
          },
          ...(record.kind === 'edit' && {
            changes: [...fieldChanges(record.before, record.after)],
          }),
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

// An import and taking it back leave the same kind of record; which one it was, the moment says.
const changeKind = ({ kind, importId, at }: Change, { imports }: Names): Entry['kind'] => {
  if (kind !== 'edit' || importId === undefined) return changeKinds[kind];
  const undoing = imports.get(importId)?.find((step) => step.step === 'undoing');
  return undoing !== undefined && at >= undoing.at ? 'import-undone' : 'import-changed';
};

const changeKinds = { edit: 'edited', delete: 'deleted', restore: 'restored' } as const;

const meetupNames = async (
  chapter: ChapterContext,
  ids: readonly string[],
): Promise<Names['meetups']> => {
  const meetups = await chapter.database.repositories.meetups.byIds([...new Set(ids)]);
  return new Map([...meetups].map(([id, meetup]) => [id, String(meetup['name'] ?? '')]));
};

const importSteps = async (
  chapter: ChapterContext,
  ids: readonly (string | undefined)[],
): Promise<Names['imports']> => {
  const wanted = new Set(ids.filter((id) => id !== undefined));
  if (wanted.size === 0) return new Map();
  const steps = await chapter.database.repositories.journal.find({
    selector: { subjectId: rosterSubject },
  });
  return Map.groupBy(
    steps.flatMap(parseWith(importStepSchema)).filter(({ importId }) => wanted.has(importId)),
    ({ importId }) => importId,
  );
};

const parseWith =
  <Value>(schema: { safeParse(value: unknown): { success: boolean; data?: Value } }) =>
  (value: unknown): Value[] => {
    const parsed = schema.safeParse(value);
    return parsed.success && parsed.data !== undefined ? [parsed.data] : [];
  };
