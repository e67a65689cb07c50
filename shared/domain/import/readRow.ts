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
  // One for all cells of the row: a roster has half a million of them.
  const options: CellOptions = { facts, field: 'note', cell: '', dateOrder, service: undefined };
  for (let index = 0; index < fields.length; index += 1) {
    const column = order?.[index] ?? index;
    const field = fields[column] ?? 'ignore';
    const raw = cells[column] ?? '';
    if (field === 'ignore' || raw === '') continue;
    const written = withoutGuard(raw);
    // Google Contacts puts several values into a cell like this.
    const cell = written.includes(' ::: ') ? written.replaceAll(' ::: ', '; ') : written;
    if (cell.trim() === '' || (!speaks.has(field) && saysNothing(cell))) continue;
    options.field = field;
    options.cell = cell;
    options.service = services?.[column];
    const problem = readCell(options);
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
  field: Exclude<ImportField, 'ignore'>;
  cell: string;
  readonly dateOrder: DateOrder | undefined;
  service: string | undefined;
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
    case 'nationality':
      return take(facts, field, readCountryRegion(text), 'bad-country');
    case 'kind':
      return take(facts, field, readKind(text), 'bad-choice');
    case 'status':
      return take(facts, field, readStatus(text), 'bad-choice');
    case 'timeZone':
      return take(facts, field, readTimeZone(text), 'bad-time-zone');
    case 'minorUntil':
      return take(facts, field, readDate(text, options.dateOrder), 'bad-date');
    case 'photo':
      facts.photo ??= text;
      return undefined;
    case 'consentContact':
      return take(facts, 'consent', readConsent(text), 'bad-choice');
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
  if (values.length === 0) return list;
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
      return take(exchange, field, readProgramme(text), 'bad-choice');
    case 'fiscalYear':
      return take(exchange, field, readFiscalYear(text), 'bad-year');
    case 'exchangeStart':
      return take(exchange, 'start', readDate(text, dateOrder), 'bad-date');
    case 'exchangeEnd':
      return take(exchange, 'end', readDate(text, dateOrder), 'bad-date');
    case 'course':
      if (exchange.course === undefined) Object.assign(exchange, readCourse(text));
      return undefined;
    case 'hostType':
    case 'sendingType':
      return take(exchange, field, readOrganisationType(text), 'bad-choice');
    case 'hostPrefecture':
      return take(exchange, field, readPrefecture(text), 'bad-choice');
    case 'sendingCountry':
      return take(exchange, field, readCountryRegion(text), 'bad-country');
    case 'level':
      return take(exchange, field, readLevel(text), 'bad-choice');
    case 'capacity':
      return take(exchange, field, readCapacity(text), 'bad-choice');
    case 'verified':
      return take(exchange, field, readVerified(text), 'bad-choice');
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

// What an earlier column said stays.
const take = <Facts, Key extends keyof Facts>(
  facts: Facts,
  key: Key,
  value: Facts[Key] | undefined,
  problem: ImportProblem['code'],
): ImportProblem['code'] | undefined => {
  if (value === undefined) return problem;
  facts[key] ??= value;
  return undefined;
};
