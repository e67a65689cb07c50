import { meetupId, personId, uuidOfId } from '#shared/domain/ids.ts';

/** The addresses inside the app (after `#`), by document id where there is one. */
export const paths = {
  home: '/',
  welcome: '/welcome',
  today: '/today',
  people: '/people',
  person: (id: string): string => `/people/${uuidOfId(id)}`,
  import: '/import',
  duplicates: '/duplicates',
  meetups: '/meetups',
  meetup: (id: string): string => `/meetups/${uuidOfId(id)}`,
  guests: (id: string): string => `/meetups/${uuidOfId(id)}/guests`,
  after: (id: string): string => `/meetups/${uuidOfId(id)}/after`,
  print: (id: string, what: string): string => `/print/${uuidOfId(id)}/${what}`,
  /** With what the message is for, such as `reminder`, chosen already. */
  invite: (id: string, purpose?: string): string =>
    `/meetups/${uuidOfId(id)}/invite${purpose === undefined ? '' : `/${purpose}`}`,
  door: (id: string): string => `/door/${uuidOfId(id)}`,
  chapter: '/chapter',
  disagreements: '/disagreements',
  sync: '/sync',
} as const;

/** `/today` → `#/today`, for `href`. */
export const href = (path: string): string => `#${path}`;

/** The document id behind the last part of a person's address. */
export const personIdOfPath = (part: string): string => personId(part);

/** The document id behind the last part of a meetup's address. */
export const meetupIdOfPath = (part: string): string => meetupId(part);

/** Where a document can be looked at and changed, by its id; `undefined` where there is no such page. */
export const pathOfDocument = (documentId: string): string | undefined => {
  const [type, uuid = ''] = documentId.split(':');
  if (type === 'person') return paths.person(documentId);
  if (type === 'meetup') return paths.meetup(documentId);
  if (type === 'participation') return paths.guests(meetupId(uuid));
  if (type === 'agenda' || type === 'task' || type === 'budget')
    return paths.meetup(meetupId(uuid));
  return type === 'chapter' ? paths.chapter : undefined;
};
