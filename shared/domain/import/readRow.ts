import { withoutGuard } from '../../formats/csv/writeCsv.ts';
import type { ImportField } from '../../contract/importFields.ts';
import type { ImportProblem } from '../../contract/importRows.ts';
import { oneLine } from './cells.ts';
import {
  readCapacity,
  readConsent,
  readCourse,
  readKind,
  readLevel,
  readOrganisationType,
  readProgramme,
  readStatus,
  readVerified,
} from './choices.ts';
import {
  emailKey,
  readContacts,
  readEmails,
  readPhones,
  splitNameAndEmail,
  type Contacts,
} from './contact.ts';
import { readCountryRegion } from './countryRegion.ts';
import { readDate, type DateOrder } from './date.ts';
import { readFiscalYear } from './fiscalYear.ts';
import { readLanguages, splitList } from './lists.ts';
import { messengerKey, readMessengers } from './messengers.ts';
import { orderName } from './nameOrder.ts';
import type { NameOrder } from './names.ts';
import { saysNothing } from './nobody.ts';
import { readPrefecture } from './prefecture.ts';
import { noFacts, type RowFacts } from './rowFacts.ts';
import { readTimeZone } from './timeZone.ts';

/** How the columns of a file are read. */
export interface ColumnReading {
  /** What each column becomes. */
  readonly fields: readonly ImportField[];
  /** In which order the columns are read, as indexes; as they stand when absent. */
  readonly order?: readonly number[];
  /** Of which messenger each column is, where its header tells. */
  readonly services?: readonly (string | undefined)[];
  /** Which order the file's numeric dates have, if that is known. */
  readonly dateOrder: DateOrder | undefined;
  /** Which order the file's names have, if somebody said so. */
  readonly nameOrder?: NameOrder | undefined;
}

/** What was read from a row, and the cells that could not be read (and say nothing then). */
export interface ReadRow {
  readonly facts: RowFacts;
  readonly problems: readonly ImportProblem[];
}

/** Reads one row's cells as facts about a person. Never throws: what cannot be read is a problem. */
export const readRow = (cells: readonly string[], reading: ColumnReading): ReadRow => {
  const facts = noFacts();
  const problems: ImportProblem[] = [];
  const { fields, order, services, dateOrder, nameOrder } = reading;
  for (let index = 0; index < fields.length; index += 1) {
    const column = order?.[index] ?? index;
    const field = fields[column] ?? 'ignore';
    const raw = cells[column] ?? '';
    if (field === 'ignore' || raw === '') continue;
    const written = withoutGuard(raw);
    // Google Contacts puts several values into a cell like this.
    const cell = written.includes(' ::: ') ? written.replaceAll(' ::: ', '; ') : written;
    if (cell.trim() === '' || (!speaks.has(field) && saysNothing(cell))) continue;
    const service = services?.[column];
    const problem = readCell({ facts, field, cell, dateOrder, service });
    if (problem !== undefined) {
      problems.push({ code: problem, field, params: { value: shorten(cell) } });
    }
  }
  if (nameOrder !== undefined) orderName(facts, nameOrder);
  // A field of study belongs to the exchange when the row tells of one, else to the person.
  if (facts.fields.length > 0 && Object.keys(facts.exchange).length > 0) {
    facts.exchange.field = facts.fields.join(', ');
    facts.fields = [];
  }
  return { facts, problems };
};

// A note may be any sign, and a question about consent is answered with words like these.
const speaks: ReadonlySet<ImportField> = new Set(['note', 'consentContact']);

const longestText = 500;
const longestNote = 20_000;

const shorten = (cell: string): string => {
  const text = oneLine(cell);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

interface CellOptions {
  readonly facts: RowFacts;
  readonly field: Exclude<ImportField, 'ignore'>;
  readonly cell: string;
  readonly dateOrder: DateOrder | undefined;
  readonly service: string | undefined;
}

const readCell = (options: CellOptions): ImportProblem['code'] | undefined => {
  const { facts, field, cell } = options;
  if (cell.length > longestNote) return 'too-long';
  if (field === 'note') {
    facts.notes = [...facts.notes, cell.replace(/\r\n?/g, '\n').trim()];
    return undefined;
  }
  const text = oneLine(cell);
  switch (field) {
    case 'email': {
      const emails = readEmails(cell);
      return addContacts(facts, emails && { emails, phones: [] }, cell) ? undefined : 'bad-email';
    }
    case 'phone': {
      const phones = readPhones(cell);
      return addContacts(facts, phones && { emails: [], phones }, cell) ? undefined : 'bad-phone';
    }
    case 'messenger': {
      const messengers = readMessengers(cell, options.service);
      if (messengers === undefined) return 'bad-messenger';
      if (messengers.some(({ handle }) => handle.length > longestText)) return 'too-long';
      facts.messengers = withUnknown(facts.messengers, messengers, messengerKey);
      return undefined;
    }
    case 'tags':
    case 'field': {
      const key = field === 'tags' ? 'tags' : 'fields';
      // Google's own groups (`* myContacts`) are nobody's.
      const parts = splitList(cell)
        .map(oneLine)
        .filter((part) => !part.startsWith('* '));
      if (parts.some((part) => part.length > longestText)) return 'too-long';
      facts[key] = withUnknown(facts[key], parts, asItIs);
      return undefined;
    }
    case 'languages': {
      const languages = readLanguages(cell);
      if (languages === undefined) return 'bad-choice';
      facts.languages = withUnknown(facts.languages, languages, asItIs);
      return undefined;
    }
    case 'residence':
    case 'nationality': {
      const code = readCountryRegion(text);
      if (code === undefined) return 'bad-country';
      facts[field] ??= code;
      return undefined;
    }
    case 'kind':
      return keep(readKind(text), 'bad-choice', (kind) => (facts.kind ??= kind));
    case 'status':
      return keep(readStatus(text), 'bad-choice', (status) => (facts.status ??= status));
    case 'timeZone':
      return keep(readTimeZone(text), 'bad-time-zone', (zone) => (facts.timeZone ??= zone));
    case 'minorUntil':
      return keep(
        readDate(text, options.dateOrder),
        'bad-date',
        (day) => (facts.minorUntil ??= day),
      );
    case 'photo':
      facts.photo ??= text;
      return undefined;
    case 'consentContact':
      return keep(readConsent(text), 'bad-choice', (consent) => (facts.consent ??= consent));
    default:
      return text.length > longestText ? 'too-long' : readText(options, field, text);
  }
};

// A column of one kind often has something of the other in it.
const addContacts = (facts: RowFacts, read: Contacts | undefined, cell: string): boolean => {
  const contacts = read ?? readContacts(cell);
  if (contacts === undefined) return false;
  facts.emails = withUnknown(facts.emails, contacts.emails, emailKey);
  facts.phones = withUnknown(facts.phones, contacts.phones, asItIs);
  return true;
};

// What an earlier column said is not said again.
const withUnknown = <Value>(
  list: readonly Value[],
  values: readonly Value[],
  keyOf: (value: Value) => string,
): readonly Value[] => {
  if (list.length === 0) return values;
  const known = new Set(list.map(keyOf));
  return [...list, ...values.filter((value) => !known.has(keyOf(value)))];
};

const asItIs = (text: string): string => text;

type SimpleField = Exclude<
  CellOptions['field'],
  | 'note'
  | 'email'
  | 'phone'
  | 'messenger'
  | 'tags'
  | 'field'
  | 'languages'
  | 'residence'
  | 'nationality'
  | 'kind'
  | 'status'
  | 'timeZone'
  | 'minorUntil'
  | 'photo'
  | 'consentContact'
>;

const readText = (
  { facts, dateOrder }: CellOptions,
  field: SimpleField,
  text: string,
): ImportProblem['code'] | undefined => {
  const { exchange, affiliation } = facts;
  switch (field) {
    case 'programme':
      return keep(readProgramme(text), 'bad-choice', (value) => (exchange.programme ??= value));
    case 'fiscalYear':
      return keep(readFiscalYear(text), 'bad-year', (value) => (exchange.fiscalYear ??= value));
    case 'exchangeStart':
      return keep(readDate(text, dateOrder), 'bad-date', (value) => (exchange.start ??= value));
    case 'exchangeEnd':
      return keep(readDate(text, dateOrder), 'bad-date', (value) => (exchange.end ??= value));
    case 'course':
      if (exchange.course === undefined) Object.assign(exchange, readCourse(text));
      return undefined;
    case 'hostType':
    case 'sendingType':
      return keep(readOrganisationType(text), 'bad-choice', (type) => (exchange[field] ??= type));
    case 'hostPrefecture':
      return keep(readPrefecture(text), 'bad-choice', (code) => (exchange.hostPrefecture ??= code));
    case 'sendingCountry':
      return keep(
        readCountryRegion(text),
        'bad-country',
        (code) => (exchange.sendingCountry ??= code),
      );
    case 'level':
      return keep(readLevel(text), 'bad-choice', (level) => (exchange.level ??= level));
    case 'capacity':
      return keep(readCapacity(text), 'bad-choice', (value) => (exchange.capacity ??= value));
    case 'verified':
      return keep(readVerified(text), 'bad-choice', (value) => (exchange.verified ??= value));
    case 'hostOrganisation':
      exchange.host ??= text;
      return undefined;
    case 'sendingOrganisation':
      exchange.sending ??= text;
      return undefined;
    case 'hostNameJa':
    case 'group':
      exchange[field] ??= text;
      return undefined;
    case 'organisation':
    case 'department':
    case 'title':
      affiliation[field] ??= text;
      return undefined;
    case 'phonetic':
      // The reading of family and given name often stand in two columns.
      facts.phonetic = facts.phonetic === undefined ? text : `${facts.phonetic} ${text}`;
      return undefined;
    case 'fn': {
      // Somebody who came from here may be called anything.
      const both = facts.personId === undefined ? splitNameAndEmail(text) : undefined;
      if (both !== undefined) facts.emails = withUnknown(facts.emails, [both.email], emailKey);
      const name = both?.name ?? text;
      if (name !== '') facts.fn ??= name;
      return undefined;
    }
    default:
      facts[field] ??= text;
      return undefined;
  }
};

const keep = <Value>(
  value: Value | undefined,
  problem: ImportProblem['code'],
  set: (value: Value) => void,
): ImportProblem['code'] | undefined => {
  if (value === undefined) return problem;
  set(value);
  return undefined;
};
