import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { runPeerWork } from '../support/peerWork.ts';

// Runs in a browser page: the bench calls this and reads the times.
Object.assign(globalThis, {
  runDexie: async (people: number) => {
    const database = await createRxDatabase({
      name: 'peer',
      storage: getRxStorageDexie(),
      multiInstance: false,
    });
    const times = await runPeerWork(database, people);
    await database.remove();
    return times;
  },
});
