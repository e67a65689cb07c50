/**
 * The eight collections of a chapter and the id prefixes (document types) that belong to each. One
 * CouchDB database holds all of them; the prefix of an id says where a document goes.
 */
export const collectionTypes = {
  people: ['person'],
  meetups: ['meetup'],
  planItems: ['agenda', 'task', 'budget'],
  participations: ['participation'],
  checkIns: ['checkin'],
  journal: ['note', 'consent', 'rsvp', 'contact', 'photo', 'merge', 'import', 'change', 'erase'],
  library: ['chapter', 'venue', 'segment', 'template', 'organiser', 'duplicate', 'mapping'],
  disagreements: ['disagreement'],
} as const;

/** The name of one of the eight collections. */
export type CollectionName = keyof typeof collectionTypes;

/** The names of the eight collections. */
export const collectionNames = Object.keys(collectionTypes) as readonly CollectionName[];

/** The collection a document belongs to, or `undefined` for a type this version does not know. */
export const collectionOfId = (id: string): CollectionName | undefined => {
  return homes.get(id.slice(0, Math.max(0, id.indexOf(':'))));
};

const homes: ReadonlyMap<string, CollectionName> = new Map(
  collectionNames.flatMap((name) => collectionTypes[name].map((type) => [type, name] as const)),
);
