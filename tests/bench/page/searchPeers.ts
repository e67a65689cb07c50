import PouchDB from 'pouchdb-browser';
import PouchFind from 'pouchdb-find';
import { createRxDatabase, type RxCollection } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { peerSchema, type PeerPerson } from '../support/peerWork.ts';

/** A way of finding people by a part of their name, the first 50. */
type Search = (text: string) => Promise<readonly PeerPerson[]>;

const rowsShown = 50;
const batch = 500;

const batchesOf = (people: readonly PeerPerson[]): PeerPerson[][] =>
  Array.from({ length: Math.ceil(people.length / batch) }, (_, index) =>
    people.slice(index * batch, (index + 1) * batch),
  );

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** In the order of the index on the name, so that it need not read on after the fiftieth. */
const dexie = async (people: readonly PeerPerson[]): Promise<Search> => {
  const database = await createRxDatabase({
    name: 'search',
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  const collections = await database.addCollections({ people: { schema: peerSchema } });
  const collection = collections.people as RxCollection<PeerPerson>;
  for (const some of batchesOf(people)) await collection.bulkInsert(some);
  return async (text) => {
    const found = await collection
      .find({
        selector: { fn: { $regex: literally(text), $options: 'i' } },
        sort: [{ fn: 'asc' }],
        limit: rowsShown,
      })
      .exec();
    return found.map((document) => document.toJSON());
  };
};

/** In no order: with one it would read everything. */
const pouch = async (people: readonly PeerPerson[]): Promise<Search> => {
  PouchDB.plugin(PouchFind);
  const database = new PouchDB<PeerPerson>('search');
  for (const some of batchesOf(people)) {
    await database.bulkDocs(some.map((person) => ({ _id: person.id, ...person })));
  }
  return async (text) => {
    const fn = { $regex: new RegExp(literally(text), 'i') };
    return (await database.find({ selector: { fn }, limit: rowsShown })).docs;
  };
};

const peers: Readonly<Record<string, (people: readonly PeerPerson[]) => Promise<Search>>> = {
  dexie,
  pouch,
};

/** A field and a list under it, as plain as can be: what a peer needs to show is as little as possible. */
const showSearch = (search: Search): void => {
  const field = document.createElement('input');
  const list = document.createElement('ul');
  let asked = 0;
  const answer = async (): Promise<void> => {
    const mine = (asked += 1);
    const found = await search(field.value);
    if (mine !== asked) return;
    const rows = found.map(({ fn, country }) => {
      const row = document.createElement('li');
      row.textContent = `${fn} ${country}`;
      return row;
    });
    list.replaceChildren(...rows);
  };
  field.addEventListener('input', () => void answer());
  document.body.replaceChildren(field, list);
  field.focus();
};

Object.assign(globalThis, {
  showPeer: async (name: string) => {
    const people = (await (await fetch('/data.json')).json()) as PeerPerson[];
    const open = peers[name];
    if (open === undefined) throw new Error(`There is no peer ${name}`);
    showSearch(await open(people));
  },
});
