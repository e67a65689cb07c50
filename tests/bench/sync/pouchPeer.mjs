import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { servePeer } from './servePeer.ts';

// PouchDB as it can be had without native code: in memory, which keeps nothing.
const Pouch = PouchDB.plugin(memory).plugin(http).plugin(replication);
const local = new Pouch('peer', { adapter: 'memory' });

servePeer({
  fetchAll: async ({ url, database, name, password }) => {
    const remote = new Pouch(`${url}/${database}`, {
      skip_setup: true,
      auth: { username: name, password },
    });
    await local.replicate.from(remote, { batch_size: 1000 });
    local.sync(remote, { live: true, batch_size: 1000 });
    return (await local.info()).doc_count;
  },
  follow: async (id, tell) => {
    tell((await local.get(id)).fn);
    local
      .changes({ live: true, since: 'now', include_docs: true, doc_ids: [id] })
      .on('change', ({ doc }) => tell(doc.fn));
  },
  rename: async (id, fn) => {
    await local.put({ ...(await local.get(id)), fn });
  },
});
