export { startCouchDb, type StartedCouchDb } from './startCouchDb.ts';
export { couchFetch } from './couchFetch.ts';
export { CouchServer } from './core/couchServer.ts';
export { createFaults, requestsTo, type Fault, type Faults } from './faults.ts';
export { systemClock } from './core/clock.ts';
