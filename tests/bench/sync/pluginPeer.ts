import { createRxDatabase, type RxCollection } from 'rxdb';
import {
  getFetchWithCouchDBAuthorization,
  replicateCouchDB,
} from 'rxdb/plugins/replication-couchdb';
import { getRxStorageNodeSqlite } from '../../../electron/data/storage/index.ts';
import { servePeer } from './servePeer.ts';

interface Row {
  readonly _id: string;
  readonly type: string;
  readonly fn?: string;
}

// RxDB's own replication with CouchDB, on the storage that we use too: as durable, one collection.
const database = await createRxDatabase({
  name: 'peer',
  storage: getRxStorageNodeSqlite({ directory: process.argv[2] ?? '' }),
  multiInstance: false,
});
const { all } = await database.addCollections({
  all: {
    schema: {
      version: 0,
      primaryKey: '_id',
      type: 'object',
      properties: {
        _id: { type: 'string', maxLength: 200 },
        type: { type: 'string' },
        // What is not named here has no place on RxDB's documents.
        fn: { type: 'string' },
      },
      required: ['_id', 'type'],
    },
  },
});
const documents = all as RxCollection<Row>;

servePeer({
  fetchAll: async ({ url, database: name, ...account }) => {
    const replication = replicateCouchDB({
      replicationIdentifier: 'bench',
      collection: documents,
      url: `${url}/${name}/`,
      fetch: getFetchWithCouchDBAuthorization(account.name, account.password),
      live: true,
      pull: { batchSize: 1000 },
      push: {},
    });
    await replication.awaitInitialReplication();
    return documents.count().exec();
  },
  follow: async (id, tell) => {
    documents.findOne(id).$.subscribe((row) => {
      if (row?.fn !== undefined) tell(row.fn);
    });
  },
  rename: async (id, fn) => void (await documents.findOne(id).incrementalPatch({ fn })),
});
