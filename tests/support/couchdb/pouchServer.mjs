import { createServer } from 'node:http';
import express from 'express';
import expressPouch from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

// Started by startPouchServer.ts in a process of its own, because some requests end it.
const Pouch = PouchDB.plugin(memory)
  .plugin(mapreduce)
  .plugin(replication)
  .defaults({ adapter: 'memory' });
const app = express();
app.use(expressPouch(Pouch, { inMemoryConfig: true, logPath: '/dev/null' }));

const http = createServer(app).listen(0, '127.0.0.1', () => {
  process.send?.({ port: http.address().port });
});
process.on('disconnect', () => process.exit(0));
