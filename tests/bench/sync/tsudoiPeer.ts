import type { SyncStatus } from '#shared/contract/sync.ts';
import { openBenchData } from '../support/chapterOf.ts';
import type { Place } from './peer.ts';
import { servePeer } from './servePeer.ts';

// The data process over its contract, as a window has it.
const data = await openBenchData(process.argv[2] ?? '');
const { client } = data;

const upToDate = async (): Promise<void> => {
  const status = client.follow('sync.status', {});
  await status.until(({ phase, waiting }: SyncStatus) => {
    if (phase.name.startsWith('needs')) throw new Error(`Sync stopped: ${JSON.stringify(phase)}`);
    return phase.name === 'up-to-date' && waiting === 0;
  });
  status.stop();
};

const count = async (): Promise<number> => {
  const { open } = await client.query('chapter.state', {});
  return open?.counts.people ?? 0;
};

servePeer(
  {
    fetchAll: async ({ url: address, database, name, password }) => {
      await client.command('sync.join', { address, database, account: { name, password } });
      await upToDate();
      return count();
    },
    follow: async (id, tell) => {
      const followed = client.follow('people.person', { id });
      void followed.until((value) => {
        if (value !== null) tell(value.person.fn);
        return false;
      });
    },
    rename: async (id, fn) => void (await client.command('people.edit', { id, patch: { fn } })),
  },
  {
    // Puts the chapter of the profile on the server, as its administrator.
    putOnServer: async (place: Place, admin: { name: string; password: string }) => {
      const { url: address, database, name, password } = place;
      const start = performance.now();
      const account = { name, password };
      await client.command('sync.putOnServer', { address, database, account, admin });
      await upToDate();
      return performance.now() - start;
    },
    // A window that shows the roster, which is asked for again with every change.
    openRoster: async () => {
      client.follow('people.roster', {
        search: '',
        sort: { column: 'name', direction: 'ascending' },
        window: { offset: 0, limit: 50 },
      });
    },
    firstPerson: async () => {
      const { rows } = await client.query('people.roster', {
        search: '',
        sort: { column: 'name', direction: 'ascending' },
        window: { offset: 0, limit: 1 },
      });
      return rows[0]?.id;
    },
  },
);
