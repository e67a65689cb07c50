import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoChapter } from '../../../electron/data/chapter/demoChapter.ts';
import { createDataProcess } from '../../../electron/data/createDataProcess.ts';
import { createChannelPair } from '../../support/channelPair.ts';
import { createTestClient, type TestClient } from '../../support/testClient.ts';

/** How many people a bench works with; `BENCH_PEOPLE` overrides it for a quick look. */
export const benchPeople = Number(process.env['BENCH_PEOPLE'] ?? 40_000);

/** A profile folder of its own for a bench. */
export const temporaryProfile = (): { readonly folder: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'tsudoi-bench-'));
  mkdirSync(join(folder, 'chapters'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Makes a chapter of made-up people in a profile; it is the one opened next. */
export const makeBenchChapter = async (folder: string, people = benchPeople): Promise<void> => {
  const content = { people, seed: 'bench', today: '2026-11-22' };
  await createDemoChapter({ profile: { folder }, slug: 'bench', content });
  const settings = { device: 'bench', actor: 'organiser:bench', lastChapter: 'bench' };
  writeFileSync(join(folder, 'profile.json'), JSON.stringify(settings));
};

/** The data process in this process, over its contract. */
export const openBenchData = async (
  profile: string,
): Promise<{ client: TestClient; close(): Promise<void> }> => {
  const started = await createDataProcess({
    profile,
    demo: false,
    version: 'bench',
    onBug: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(started.error.code);
  const [server, window] = createChannelPair();
  started.value.serve(server);
  return { client: createTestClient(window), close: () => started.value.close() };
};
