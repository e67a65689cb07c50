import { uuidOfId } from '../ids.ts';
import type { Person } from '../person/person.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What becomes of a document when a person is erased. */
export type Scrubbed =
  /** It says nothing about the person beyond an id that leads nowhere. */
  | { readonly kind: 'keep' }
  /** It stays, with this content. */
  | { readonly kind: 'replace'; readonly document: Fields }
  /** It goes, with its content. */
  | { readonly kind: 'remove' };

const bookkeeping = [
  '_id',
  'type',
  'schema',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'device',
];

const kept: Readonly<Record<string, readonly string[]>> = {
  participation: [
    'meetupId',
    'personId',
    'function',
    'role',
    'partstat',
    'place',
    'mode',
    'source',
    'token',
  ],
  checkin: ['meetupId', 'personId', 'list', 'kind', 'at', 'via', 'undoes'],
  rsvp: ['subjectId', 'at', 'meetupId', 'personId', 'partstat', 'via'],
};

/**
 * What stays of a person: country/region and, of each exchange, fiscal year, course and the host's
 * type, so that the chapter's figures stay true. The name is a dash.
 */
export const anonymised = (person: Fields, erasedAt: string): Fields => {
  const exchanges = (Array.isArray(person['exchanges']) ? person['exchanges'] : []) as Fields[];
  const residence = person['residence'];
  return {
    ...pick(person, bookkeeping),
    kind: 'member' satisfies Person['kind'],
    status: 'active' satisfies Person['status'],
    fn: '—',
    emails: [],
    phones: [],
    tags: [],
    affiliations: [],
    exchanges: exchanges.map(({ id, fiscalYear, course, host }) => ({
      id,
      ...(fiscalYear !== undefined && { fiscalYear }),
      ...(course !== undefined && { course }),
      ...hostType(host),
    })),
    ...(residence !== undefined && { residence }),
    ...pick(person, ['mergedInto']),
    erasedAt,
  };
};

/** Whether the document is a person who was erased. */
export const isErased = (document: Fields): boolean => typeof document['erasedAt'] === 'string';

/**
 * What becomes of a document that is not a person when the people `ids` are erased. Doing it twice
 * is the same as once.
 */
export const scrub = (document: Fields, ids: ReadonlySet<string>): Scrubbed => {
  const type = String(document['type']);
  const fields = kept[type];
  if (fields !== undefined && ids.has(String(document['personId']))) {
    return { kind: 'replace', document: pick(document, [...bookkeeping, ...fields]) };
  }
  switch (type) {
    case 'import':
      return document['step'] === 'part'
        ? { kind: 'replace', document: withoutPeople(document, ids) }
        : { kind: 'keep' };
    case 'erase':
    // A meetup names people by id only; what was typed as text is not known to be about them.
    case 'meetup':
    case 'agenda':
    case 'task':
    case 'budget':
      return { kind: 'keep' };
    case 'note':
    case 'consent':
    case 'contact':
    case 'photo':
    case 'merge':
    case 'change':
    case 'duplicate':
    case 'disagreement':
      return { kind: 'remove' };
    default:
      // A type that only a newer version knows: better without it than with a trace.
      return { kind: 'remove' };
  }
};

/** True when a document is about one of the people or names them by id. */
export const mentions = (document: Fields, ids: Iterable<string>): boolean => {
  const text = JSON.stringify(document);
  for (const id of ids) if (text.includes(uuidOfId(id))) return true;
  return false;
};

const pick = (document: Fields, keys: readonly string[]): Fields =>
  Object.fromEntries(keys.flatMap((key) => (key in document ? [[key, document[key]]] : [])));

const hostType = (host: unknown): Fields => {
  const type = (host as Fields | undefined)?.['type'];
  return type === undefined ? {} : { host: { name: '', type } };
};

const withoutPeople = (part: Fields, ids: ReadonlySet<string>): Fields => {
  const others = (list: unknown): unknown[] =>
    (Array.isArray(list) ? (list as Fields[]) : []).filter(({ id }) => !ids.has(String(id)));
  return { ...part, added: others(part['added']), changed: others(part['changed']) };
};
