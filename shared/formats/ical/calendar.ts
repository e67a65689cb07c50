import {
  contentLine,
  instantValue,
  localValue,
  quotedParameter,
  textValue,
} from './contentLine.ts';
import { writeTimeZone } from './timeZone.ts';

/** An event as a calendar file holds it (RFC 5545, 3.6.1). */
export interface CalendarEvent {
  /** Never changes, so that an update replaces what a calendar has. */
  readonly uid: string;
  /** Rises with every change that guests have to know. */
  readonly sequence: number;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly categories?: readonly string[];
  readonly organiser?: { readonly name: string; readonly email: string };
  /** Wall-clock times in `timeZone`, `2026-01-17T11:00`. */
  readonly startLocal: string;
  readonly endLocal: string;
  /** IANA name. */
  readonly timeZone: string;
  /** UTC ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A calendar file: `PUBLISH` to take an event over or update it, `CANCEL` to take it back (RFC 5546). */
export interface Calendar {
  readonly method: 'PUBLISH' | 'CANCEL';
  /** Name and version of the program, without markup. */
  readonly product: string;
  readonly events: readonly CalendarEvent[];
}

/**
 * Writes a calendar file. Times are wall-clock times with TZID, and each zone is described in the
 * file, so that calendars without a zone table of their own show the right hour too.
 *
 * @throws RangeError for a zone that this computer does not know
 */
export const writeCalendar = ({ method, product, events }: Calendar): string =>
  [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', textValue(`-//${product}//EN`)),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', method),
    ...[...Map.groupBy(events, ({ timeZone }) => timeZone)].map(([timeZone, there]) =>
      writeTimeZone({
        timeZone,
        firstYear: Math.min(...there.map(({ startLocal }) => yearOf(startLocal))) - 1,
        lastYear: Math.max(...there.map(({ endLocal }) => yearOf(endLocal))) + 1,
      }),
    ),
    ...events.map(writeEvent),
    contentLine('END', 'VCALENDAR'),
  ].join('');

const yearOf = (local: string): number => Number(local.slice(0, 4));

// A URI is no TEXT: nothing in it is escaped, and what cannot be one is left out.
const isUri = (text: string): boolean => /^[a-z][a-z\d+.-]*:\S+$/i.test(text);

const uriValue = (text: string): string =>
  text.toWellFormed().replaceAll(/[^!-~]/gu, (character) => encodeURIComponent(character));

const writeEvent = (event: CalendarEvent): string => {
  const optional = (name: string, value: string | undefined): string[] =>
    value === undefined || value === '' ? [] : [contentLine(name, textValue(value))];
  const { organiser, categories = [] } = event;
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', textValue(event.uid)),
    contentLine('DTSTAMP', instantValue(event.updatedAt)),
    contentLine('CREATED', instantValue(event.createdAt)),
    contentLine('LAST-MODIFIED', instantValue(event.updatedAt)),
    contentLine('SEQUENCE', String(event.sequence)),
    contentLine('STATUS', event.status),
    contentLine(`DTSTART;TZID=${event.timeZone}`, localValue(event.startLocal)),
    contentLine(`DTEND;TZID=${event.timeZone}`, localValue(event.endLocal)),
    ...optional('SUMMARY', event.summary),
    ...optional('DESCRIPTION', event.description),
    ...optional('LOCATION', event.location),
    ...(event.url !== undefined && isUri(event.url)
      ? [contentLine('URL', uriValue(event.url))]
      : []),
    ...(categories.length > 0
      ? [contentLine('CATEGORIES', categories.map(textValue).join(','))]
      : []),
    ...(organiser === undefined
      ? []
      : [
          contentLine(
            `ORGANIZER;CN=${quotedParameter(organiser.name)}`,
            `mailto:${encodeURIComponent(organiser.email).replaceAll('%40', '@')}`,
          ),
        ]),
    contentLine('TRANSP', 'OPAQUE'),
    contentLine('END', 'VEVENT'),
  ].join('');
};
