import type { ReportPerson } from '#shared/contract/report.ts';
import type { Output } from '#shared/contract/index.ts';
import {
  hasCome,
  reportLines,
  reportNumbers,
  type ReportLine,
} from '#shared/domain/report/attendanceReport.ts';
import {
  groupLines,
  reportDimensions,
  reportFacts,
  type ReportFacts,
} from '#shared/domain/report/groups.ts';
import { attendanceTrend, firstMeetups } from '#shared/domain/report/trend.ts';
import { participationClass } from '#shared/domain/meetup/participation.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { ok } from '#shared/result.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { correctionsOf } from './corrections.ts';
import { readRecords, type MeetupRecord } from './records.ts';

const reportTopics = ['meetups', 'participations', 'checkIns', 'people'] as const;

/** How the questions about a meetup's attendance are answered. */
export const reportQueries = {
  'report.attendance': chapterQuery(reportTopics, async (chapter, { meetupId }) => {
    const records = await readRecords(chapter);
    const record = records.find(({ id }) => id === meetupId);
    if (record === undefined) return ok(null);
    const lines = linesOf(record, records);
    const facts = await readFacts(chapter, lines);
    const factsOf = (id: string): ReportFacts => facts.get(id) ?? {};
    const { finishedAt, stage } = record.meetup;
    return ok({
      stage,
      ...(finishedAt !== undefined && { finishedAt }),
      numbers: reportNumbers(lines),
      groups: Object.fromEntries(
        reportDimensions.map((dimension) => [dimension, groupLines(lines, dimension, factsOf)]),
      ) as unknown as NonNullable<Output<'report.attendance'>>['groups'],
      trend: trendOf(records, record),
      corrections: correctionsOf(chapter, record),
    });
  }),

  'report.people': chapterQuery(reportTopics, async (chapter, { meetupId, filter, window }) => {
    const records = await readRecords(chapter);
    const record = records.find(({ id }) => id === meetupId);
    if (record === undefined) return ok({ rows: [], matching: 0 });
    const matching = linesOf(record, records).filter(isWanted[filter]).toSorted(byName(chapter));
    const rows = matching.slice(window.offset, window.offset + window.limit);
    const facts = await readFacts(chapter, rows);
    return ok({
      rows: rows.map((line) => toReportPerson(chapter, line, facts.get(line.personId) ?? {})),
      matching: matching.length,
    });
  }),
  'report.printed': chapterQuery(
    ['participations', 'people'],
    async (chapter, { meetupId, whom, window }) => {
      await chapter.people.ready();
      const { participations } = await chapter.guestLists.of(meetupId);
      const guests = [...participations.values()]
        .filter((entry) => {
          const counted = participationClass(entry);
          return whom === 'coming' ? counted === 'positive' : counted !== 'negative';
        })
        .filter(({ personId }) => chapter.people.get(personId) !== undefined)
        .toSorted(byName(chapter));
      return ok({
        rows: guests.slice(window.offset, window.offset + window.limit).map((entry) => {
          const person = chapter.people.get(entry.personId);
          const { personId, function: role, token } = entry;
          return {
            person: person === undefined ? missingPersonLine(personId) : toPersonLine(person, ''),
            function: role,
            token,
          };
        }),
        matching: guests.length,
      });
    },
  ),
} satisfies Partial<Handlers>;

const isWanted = {
  attended: hasCome,
  'walk-in': ({ status }) => status === 'walk-in',
  'no-show': ({ status }) => status === 'no-show',
  first: ({ isFirst }) => isFirst,
  everyone: () => true,
} as const satisfies Record<string, (line: ReportLine) => boolean>;

const linesOf = (record: MeetupRecord, records: readonly MeetupRecord[]): readonly ReportLine[] => {
  const first = firstMeetups(records);
  return reportLines(record.guests, (personId) => first.get(personId) === record.id);
};

const trendLength = 24;

// Up to the meetup that is looked at: what came later is no part of its report.
const trendOf = (records: readonly MeetupRecord[], record: MeetupRecord) => {
  const byId = new Map(records.map((entry) => [entry.id, entry]));
  return attendanceTrend(records.filter(({ startsAt }) => startsAt <= record.startsAt))
    .flatMap(({ id, numbers }) => {
      const entry = byId.get(id);
      if (entry === undefined || numbers.attended === 0) return [];
      const { name, startLocal } = entry.meetup;
      return [{ meetupId: id, name, startLocal, numbers }];
    })
    .slice(-trendLength);
};

const readFacts = async (
  chapter: ChapterContext,
  lines: readonly ReportLine[],
): Promise<ReadonlyMap<string, ReportFacts>> => {
  const documents = await chapter.database.repositories.people.byIds(
    lines.map(({ personId }) => personId),
  );
  return new Map(
    [...documents].flatMap(([id, document]) => {
      const parsed = personSchema.safeParse(document);
      if (!parsed.success) return [];
      return [[id, reportFacts(parsed.data, chapter.people.get(id)?.row.organisation)] as const];
    }),
  );
};

const toReportPerson = (
  chapter: ChapterContext,
  line: ReportLine,
  facts: ReportFacts,
): ReportPerson => {
  const person = chapter.people.get(line.personId);
  const { personId, status, isFirst, function: role, cameAt } = line;
  return {
    person: person === undefined ? missingPersonLine(personId) : toPersonLine(person, ''),
    status,
    isFirst,
    ...(role !== undefined && { function: role }),
    ...(cameAt !== undefined && { cameAt }),
    ...facts,
  };
};

const names = new Intl.Collator('en', { numeric: true });

const byName =
  (chapter: ChapterContext) =>
  (a: { readonly personId: string }, b: { readonly personId: string }): number => {
    const [left, right] = [chapter.people.get(a.personId), chapter.people.get(b.personId)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    return names.compare(left.sortName, right.sortName) || (left.id < right.id ? -1 : 1);
  };
