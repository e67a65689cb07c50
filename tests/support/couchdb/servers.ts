import { startCouchDb } from './startCouchDb.ts';
import { startPouchServer } from './startPouchServer.ts';

/** A server as the suites that run on every server know it. */
export interface AnyServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly admin: { readonly name: string; readonly password: string };
  close(): Promise<void>;
}

type Named = readonly [string, () => Promise<AnyServer>];

/** The address of the CouchDB that the person who runs the tests gave, with name and password. */
export const givenCouchDb = process.env['TSUDOI_TEST_COUCHDB'];

const given: readonly Named[] =
  givenCouchDb === undefined
    ? []
    : [
        [
          'the given CouchDB',
          () => {
            const { origin, username, password } = new URL(givenCouchDb);
            const admin = {
              name: decodeURIComponent(username),
              password: decodeURIComponent(password),
            };
            return Promise.resolve({ url: origin, admin, close: () => Promise.resolve() });
          },
        ],
      ];

/** Servers that behave as CouchDB does: ours, and the given one. */
export const couchServers: readonly Named[] = [['the test server', startCouchDb], ...given];

/** Those, and one that other people wrote, which does as CouchDB only while nothing goes wrong. */
export const everydayServers: readonly Named[] = [
  ...couchServers,
  ['express-pouchdb', startPouchServer],
];
