import { startCouchDb } from '../../support/couchdb/index.ts';

// The test server in a process of its own, so that it takes no time of the thread that is measured.
const { url, admin } = await startCouchDb();
process.send?.({ url, admin });
process.on('disconnect', () => process.exit(0));
