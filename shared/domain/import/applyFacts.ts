import type { ImportField } from '../../contract/importFields.ts';
import type { Person, PersonFields } from '../person/person.ts';
import { foldText } from '../search/fold.ts';
import { emailKey, phoneKey, phoneKeys, readE164 } from './contact.ts';
import { cell, isSameText, oneLine, type ApplyOptions, type Cell } from './cells.ts';
import { applyAffiliation, applyExchange } from './applyLists.ts';
import { compareNames, composeName, isFamilyFirst, nameKey, nameKeys, nameOfRow } from './names.ts';
import { joinList } from './lists.ts';
import { messengerKey, messengerText, type MessengerFacts } from './messengers.ts';
import { replaceList } from './replaceList.ts';
import { uniqueBy } from './uniqueBy.ts';
import type { RowFacts } from './rowFacts.ts';

/** What a row changes of a person: new values of whole fields, and the same cell by cell to read. */
export interface Changes {
  readonly fields: Partial<PersonFields>;
  readonly cells: readonly Cell[];
}

/**
 * What a row changes of a person. Never erases: what the row says nothing about stays, and lists
 * only grow, by value. Applying the result and asking again gives no changes.
 */
export const applyFacts = (
  person: PersonFields,
  facts: RowFacts,
  options: ApplyOptions,
): Changes => {
  const draft: Draft = { person, fields: {}, cells: [], options };
  applyName(draft, facts);
  for (const field of plainFields) setText(draft, field, facts[field]);
  setChoice(draft, 'kind', facts.kind);
  setChoice(draft, 'status', facts.status);
  applyEmails(draft, facts.emails);
  applyPhones(draft, facts);
  applyMessengers(draft, facts.messengers);
  for (const list of textLists) addTexts(draft, list, facts[list.key]);
  const exchanges = applyExchange(person.exchanges, facts.exchange, options);
  if (exchanges.items !== undefined) draft.fields.exchanges = exchanges.items;
  const affiliations = applyAffiliation(person.affiliations, facts.affiliation, options);
  if (affiliations.items !== undefined) draft.fields.affiliations = affiliations.items;
  for (const shown of exchanges.cells) draft.cells.push(shown);
  for (const shown of affiliations.cells) draft.cells.push(shown);
  return { fields: draft.fields, cells: draft.cells };
};

// Of somebody new nothing is known, and there may be tens of thousands.
const keysOf = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlySet<string> => (items.length === 0 ? none : new Set(items.map(keyOf)));

const none: ReadonlySet<string> = new Set();

const notKnown = <Value>(
  values: readonly Value[],
  known: ReadonlySet<string>,
  keyOf: (value: Value) => string,
): readonly Value[] =>
  known.size === 0 ? values : values.filter((value) => !known.has(keyOf(value)));

const joined = <Item>(present: readonly Item[], added: readonly Item[]): Item[] =>
  present.length === 0 ? [...added] : [...present, ...added];

const textKey = (text: string): string => foldText(oneLine(text));

/** A person of whom nothing is known yet, for {@link applyFacts} to fill. */
export const blankPerson: PersonFields = {
  kind: 'member',
  fn: '',
  emails: [],
  phones: [],
  tags: [],
  status: 'active',
  exchanges: [],
  affiliations: [],
};

type Email = PersonFields['emails'][number];
type Phone = PersonFields['phones'][number];
type Messenger = NonNullable<PersonFields['im']>[number];

interface Draft {
  readonly person: PersonFields;
  readonly fields: Partial<PersonFields>;
  readonly cells: Cell[];
  readonly options: ApplyOptions;
}

const plainFields = [
  'phonetic',
  'calling',
  'residence',
  'nationality',
  'region',
  'city',
  'timeZone',
  'memberNo',
  'minorUntil',
] as const satisfies readonly (keyof PersonFields)[];

const setText = (
  { person, fields, cells, options }: Draft,
  field: (typeof plainFields)[number] | 'fn' | 'latin',
  value: string | undefined,
): void => {
  if (value === undefined) return;
  const before = person[field];
  if (isSameText(before ?? '', value, options)) return;
  fields[field] = value;
  cells.push(cell(field, before, value));
};

const setChoice = <Key extends 'kind' | 'status'>(
  { person, fields, cells }: Draft,
  key: Key,
  value: Person[Key] | undefined,
): void => {
  if (value === undefined || person[key] === value) return;
  fields[key] = value;
  // A new person's default is nothing that anybody would see being replaced.
  cells.push(cell(key, person.fn === '' ? undefined : person[key], value));
};

const applyName = (draft: Draft, facts: RowFacts): void => {
  const { person, fields, options } = draft;
  const name = nameOfRow(facts);
  // A Latin name for somebody whose name is in another script is a transcription, not a new name.
  const isTranscription =
    name !== undefined && person.fn !== '' && !isLatin(person.fn) && isLatin(name);
  if (name !== undefined && !isTranscription && !knowsName(draft, name)) {
    setText(draft, 'fn', name);
  }
  const latin = isTranscription ? (facts.latin ?? name) : facts.latin;
  const isKnown =
    latin === undefined ||
    latin === (fields.fn ?? person.fn) ||
    (options.spelling === 'as-roster' && nameKey(person.latin ?? '') === nameKey(latin));
  if (!isKnown) setText(draft, 'latin', latin);
  if (!isTranscription) applyParts(draft, facts);
};

const isLatin = (name: string): boolean => /\p{Script=Latin}/u.test(name);

// A name the person is known by already, or one that says less ("J. Smith" for "John Smith"), is no
// news, unless the row means exactly this person: then another way of writing is a correction.
const knowsName = ({ person, options }: Draft, name: string): boolean => {
  if (options.spelling === 'as-file') return person.fn === name;
  const key = nameKey(name);
  const known = nameKeys({ ...person.n, fn: person.fn, latin: person.latin });
  if (known.includes(key)) return true;
  return (
    compareNames([key], [nameKey(person.fn)]) === 'similar' &&
    key.split(' ').length <= nameKey(person.fn).split(' ').length &&
    key.length < nameKey(person.fn).length
  );
};

const applyParts = ({ person, fields, cells, options }: Draft, facts: RowFacts): void => {
  let parts: Record<string, string> | undefined;
  for (const part of nameParts) {
    const value = facts[part];
    const before = person.n?.[part];
    if (value === undefined || isSameText(before ?? '', value, options)) continue;
    parts ??= {};
    parts[part] = value;
    // Of somebody new the shown name is put together from the parts: no line of their own.
    const isInName = person.fn === '' && facts.fn === undefined && !besideName.has(part);
    if (!isInName) cells.push(cell(part, before, value));
  }
  if (parts === undefined) return;
  fields.n = { ...person.n, ...parts };
  if (person.nameOrder !== undefined) return;
  const isFirst = isFamilyFirst(composeName({ ...person.n, ...parts }) ?? '');
  fields.nameOrder = facts.nameOrder ?? (isFirst ? 'family-first' : 'given-first');
};

const nameParts = ['family', 'given', 'additional', 'prefix', 'suffix'] as const;

const besideName: ReadonlySet<string> = new Set(['prefix', 'suffix']);

const applyEmails = (
  { person, fields, cells, options }: Draft,
  emails: readonly string[],
): void => {
  if (emails.length === 0) return;
  const add = (value: string) => ({ id: options.newId(), value });
  if (options.lists === 'replace') {
    const list = replaceList<Email, string>({
      ...{ present: person.emails, wanted: emails, add },
      keysOf: ({ value }) => [emailKey(value)],
      keyOf: emailKey,
      // Whether the old address bounced says nothing about the new one.
      correct: ({ bounced: _, ...email }, value) => ({ ...email, value }),
    });
    const texts = (some: typeof list) => joinList(some.map(({ value }) => value));
    if (replacesCell({ cells }, 'email', [texts(person.emails), texts(list)])) {
      fields.emails = [...list];
    }
    return;
  }
  const known = keysOf(person.emails, ({ value }) => emailKey(value));
  const added = notKnown(emails, known, emailKey);
  if (added.length === 0) return;
  fields.emails = joined(person.emails, added.map(add));
  for (const value of added) cells.push(cell('email', undefined, value));
};

// Shows a list that takes the place of another; `false` when they are the same.
const replacesCell = (
  { cells }: Pick<Draft, 'cells'>,
  field: ImportField,
  [before, after]: readonly [string, string],
): boolean => {
  if (before === after) return false;
  cells.push(cell(field, before, after));
  return true;
};

const applyPhones = ({ person, fields, cells, options }: Draft, facts: RowFacts): void => {
  const { phones } = facts;
  if (phones.length === 0) return;
  const regions = [facts.residence, person.residence, options.region];
  const add = (raw: string): Phone => {
    const e164 = readE164(raw, regions);
    const id = options.newId();
    return e164 === undefined ? { id, raw } : { id, raw, e164 };
  };
  if (options.lists === 'replace') {
    const list = replaceList<Phone, string>({
      ...{ present: person.phones, wanted: phones, add },
      keysOf: phoneKeys,
      keyOf: phoneKey,
      correct: ({ e164: _, ...phone }, raw) => ({ ...phone, ...add(raw), id: phone.id }),
    });
    const texts = (some: typeof list) => joinList(some.map(({ raw }) => raw));
    if (replacesCell({ cells }, 'phone', [texts(person.phones), texts(list)])) {
      fields.phones = [...list];
    }
    return;
  }
  const known = person.phones.length === 0 ? none : new Set(person.phones.flatMap(phoneKeys));
  const added = uniqueBy(notKnown(phones, known, phoneKey), phoneKey);
  if (added.length === 0) return;
  fields.phones = joined(person.phones, added.map(add));
  for (const raw of added) cells.push(cell('phone', undefined, raw));
};

const applyMessengers = (
  { person, fields, cells, options }: Draft,
  messengers: readonly MessengerFacts[],
): void => {
  if (messengers.length === 0) return;
  const present = person.im ?? [];
  const add = (entry: MessengerFacts): Messenger => ({ id: options.newId(), ...entry });
  if (options.lists === 'replace') {
    const list = replaceList<Messenger, MessengerFacts>({
      ...{ present, wanted: messengers, add, keyOf: messengerKey },
      keysOf: (entry) => [messengerKey(entry)],
      correct: (entry, value) => ({ ...entry, ...value }),
    });
    const texts = (some: readonly Messenger[]) => joinList(some.map(messengerText));
    if (replacesCell({ cells }, 'messenger', [texts(present), texts(list)])) fields.im = [...list];
    return;
  }
  const added = notKnown(messengers, keysOf(present, messengerKey), messengerKey);
  if (added.length === 0) return;
  fields.im = joined(present, added.map(add));
  for (const entry of added) cells.push(cell('messenger', undefined, messengerText(entry)));
};

const textLists = [
  { field: 'languages', key: 'languages' },
  { field: 'tags', key: 'tags' },
  { field: 'field', key: 'fields' },
] as const satisfies readonly { readonly field: ImportField; readonly key: string }[];

const addTexts = (
  { person, fields, cells, options }: Draft,
  { field, key }: (typeof textLists)[number],
  values: readonly string[],
): void => {
  if (values.length === 0) return;
  const present = person[key] ?? [];
  if (options.lists === 'replace') {
    const list = replaceList({
      ...{ present, wanted: values, keyOf: textKey },
      keysOf: (value) => [textKey(value)],
      add: (value) => value,
      correct: (_, value) => value,
    });
    if (replacesCell({ cells }, field, [joinList(present), joinList(list)]))
      fields[key] = [...list];
    return;
  }
  const added = notKnown(values, keysOf(present, textKey), textKey);
  if (added.length === 0) return;
  fields[key] = joined(present, added);
  for (const value of added) cells.push(cell(field, undefined, value));
};
