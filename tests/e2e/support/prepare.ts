import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataProcess } from '../../../electron/data/createDataProcess.ts';
import { createChannelPair } from '../../support/channelPair.ts';
import { createTestClient, type TestClient } from '../../support/testClient.ts';

/** Makes a profile with a chapter in it and lets `fill` work on it through the contract. */
export const prepareProfile = async (
  fill: (client: TestClient) => Promise<void>,
): Promise<string> => {
  const profile = mkdtempSync(join(tmpdir(), 'tsudoi-e2e-'));
  const started = await createDataProcess({
    profile,
    demo: false,
    version: 'test',
    onBug: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(`The data process did not start: ${started.error.code}`);
  const [server, window] = createChannelPair();
  started.value.serve(server);
  const client = createTestClient(window);
  await client.command('chapter.create', {
    name: 'Jakarta chapter',
    countryRegion: 'ID',
    timeZone: 'Asia/Jakarta',
    languages: ['en'],
  });
  await fill(client);
  await started.value.close();
  return profile;
};
