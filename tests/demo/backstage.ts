import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDataProcess } from '../../electron/data/createDataProcess.ts';
import { passwordKey } from '../../electron/data/sync/passwords.ts';
import { createChannelPair } from '../support/channelPair.ts';
import { createTestClient, type TestClient } from '../support/testClient.ts';
import { startDemoServer, type DemoServer } from './demoServer.ts';

// What `npm run demo:sync` needs behind its windows: a server, and two profiles that have joined one
// chapter on it. Tells the launcher `ready`, later `died`; ends when the launcher says or is gone.
const folder = process.argv[2] ?? '';

const withComputer = async (
  profile: string,
  demo: boolean,
  work: (client: TestClient) => Promise<unknown>,
): Promise<void> => {
  mkdirSync(profile, { recursive: true });
  const onBug = (error: unknown): never => {
    throw error;
  };
  const started = await createDataProcess({ profile, demo, version: 'demo', onBug });
  if (!started.ok) throw new Error(`A profile could not be made: ${started.error.code}`);
  const [data, window] = createChannelPair();
  started.value.serve(data);
  const client = createTestClient(window);
  try {
    await work(client);
    const status = client.follow('sync.status', {});
    await status.until(({ phase, waiting }) => phase.name === 'up-to-date' && waiting === 0);
  } finally {
    await started.value.close();
  }
};

const prepare = async (server: DemoServer): Promise<readonly string[]> => {
  const { address, database, admin, account } = server;
  const profiles = ['first', 'second'].map((name) => join(folder, name));
  const [first = '', second = ''] = profiles;
  await withComputer(first, true, (client) =>
    client.command('sync.putOnServer', { address, database, account, admin }),
  );
  await withComputer(second, false, (client) =>
    client.command('sync.join', { address, database, account }),
  );
  return profiles;
};

const server = await startDemoServer(process.env['TSUDOI_TEST_COUCHDB']);
let ending: Promise<void> | undefined;
const end = (): void => {
  ending ??= server.close().finally(() => process.exit());
};
process.on('message', end);
process.on('disconnect', end);
try {
  const profiles = await prepare(server);
  const { address, account } = server;
  const secret = { key: passwordKey({ address, account: account.name }), value: account.password };
  process.send?.({ kind: 'ready', address, profiles, secrets: JSON.stringify([secret]) });
  process.send?.({ kind: 'died', sentence: await server.died });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  end();
}
