import type { Person } from '../person/person.ts';
import { hasCome, type ReportLine } from './attendanceReport.ts';

/** What the people of a report are counted by. */
export const reportDimensions = [
  'country',
  'fiscalYear',
  'course',
  'organisation',
  'function',
] as const;

/** See {@link reportDimensions}. */
export type ReportDimension = (typeof reportDimensions)[number];

/** What a report knows of a person besides attendance. */
export interface ReportFacts {
  /** Country/region, ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Fiscal year of the latest exchange. */
  readonly fiscalYear?: string;
  readonly course?: string;
  readonly organisation?: string;
}

/** One line of a table: how many people of one country/region, year … */
export interface ReportGroup {
  /** The value the people have in common; `null` for those of whom it is not known. */
  readonly key: string | null;
  readonly attended: number;
  readonly walkIns: number;
  readonly noShows: number;
  readonly firstTimers: number;
}

/**
 * The facts of a person that reports count by: where the person lives, else where the latest
 * exchange was sent from, with the year and course of that exchange.
 */
export const reportFacts = (
  person: Pick<Person, 'residence' | 'exchanges'>,
  organisation: string | undefined,
): ReportFacts => {
  const latest = person.exchanges.toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0))[0];
  const country = person.residence ?? latest?.sending?.country;
  const course = latest?.course ?? latest?.courseLabel;
  return {
    ...(country !== undefined && { country }),
    ...(latest?.fiscalYear !== undefined && { fiscalYear: String(latest.fiscalYear) }),
    ...(course !== undefined && { course }),
    ...(organisation !== undefined && organisation !== '' && { organisation }),
  };
};

/**
 * Counts people by one of their facts. Everybody is in exactly one group, so that the groups add up
 * to the report's numbers; groups without anybody who came or was missed are left out. Years and
 * courses stand in their own order, the rest with the largest group first; "not known" is last.
 */
export const groupLines = (
  lines: readonly ReportLine[],
  dimension: ReportDimension,
  factsOf: (personId: string) => ReportFacts,
): readonly ReportGroup[] => {
  const groups = Map.groupBy(lines, (line) =>
    dimension === 'function'
      ? (line.function ?? null)
      : (factsOf(line.personId)[dimension] ?? null),
  );
  return [...groups]
    .map(([key, members]) => countGroup(key, members))
    .filter((group) => group.attended + group.noShows > 0)
    .toSorted(
      (a, b) =>
        Number(a.key === null) - Number(b.key === null) ||
        (isOrdered(dimension) ? 0 : b.attended - a.attended) ||
        compare(a.key ?? '', b.key ?? ''),
    );
};

const countGroup = (key: string | null, members: readonly ReportLine[]): ReportGroup => ({
  key,
  attended: members.filter(hasCome).length,
  walkIns: members.filter(({ status }) => status === 'walk-in').length,
  noShows: members.filter(({ status }) => status === 'no-show').length,
  firstTimers: members.filter(({ isFirst }) => isFirst).length,
});

const isOrdered = (dimension: ReportDimension): boolean =>
  dimension === 'fiscalYear' || dimension === 'course';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
