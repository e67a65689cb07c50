import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fillWithDefaultSettings, type RxDocumentData } from 'rxdb';
import { expect, test } from 'vitest';
import { KILL_SCHEMA, type Counter } from './fixtures/counter.ts';
import { openInstance } from './support/documents.ts';
import { createRandom, numberFromEnv, type Random } from './support/random.ts';
import { createSqliteStorage, temporaryFolder } from './support/storages.ts';

const KILLS = numberFromEnv('STORAGE_KILLS', 10);
const SEED = numberFromEnv('STORAGE_KILL_SEED', 20_261_122);
const WRITER = fileURLToPath(new URL('fixtures/keepWriting.ts', import.meta.url));

type Acknowledged = { id: string; value?: number; deleted?: boolean };

test(
  `keeps every acknowledged write when the process is killed, ${KILLS} times`,
  { timeout: 60_000 + KILLS * 10_000 },
  async () => {
    process.stdout.write(`storage kills: seed ${SEED}, ${KILLS} kills\n`);
    const random = createRandom(SEED);
    const directory = temporaryFolder();
    const acknowledged = new Map<string, Acknowledged>();
    let lines = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const heard = await writeUntilKilled({ directory, round, random });
      for (const line of heard) acknowledged.set(line.id, line);
      lines += heard.length;
      const { lost, halves, damage } = await inspect(directory, acknowledged);
      expect({ round, lost, halves, damage }).toEqual({ round, lost: [], halves: [], damage: [] });
    }
    process.stdout.write(`storage kills: ${lines} acknowledged writes, none lost\n`);
  },
);

/** Runs the writer, kills it at a random moment and returns what it had acknowledged by then. */
async function writeUntilKilled(options: {
  directory: string;
  round: number;
  random: Random;
}): Promise<Acknowledged[]> {
  const { directory, round, random } = options;
  const writer = spawn(process.execPath, [WRITER, directory, `round${round}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const linesBeforeKill = 1 + random.below(600);
  let output = '';
  let errors = '';
  let lines = 0;
  writer.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  writer.stdout.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    output += text;
    lines += text.split('\n').length - 1;
    if (lines >= linesBeforeKill) writer.kill('SIGKILL');
  });
  await new Promise<void>((resolve, reject) => {
    writer.on('error', reject);
    writer.on('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`The writer ended by itself: ${errors}`)),
    );
  });
  // A line cut in two by the kill was not acknowledged.
  const whole = output.slice(0, output.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Acknowledged);
}

async function inspect(
  directory: string,
  acknowledged: ReadonlyMap<string, Acknowledged>,
): Promise<{ lost: unknown[]; halves: string[]; damage: readonly string[] }> {
  const storage = createSqliteStorage(directory);
  const schema = fillWithDefaultSettings<Counter>(KILL_SCHEMA);
  const open = (collectionName: string) =>
    openInstance<Counter>({ storage, schema, databaseName: 'chapter', collectionName });
  const people = await open('people');
  const guests = await open('guests');

  const stored = new Map<string, RxDocumentData<Counter>>();
  for (const document of await people.findDocumentsById([...acknowledged.keys()], true)) {
    stored.set(document.id, document);
  }
  const lost = [...acknowledged.values()].filter(({ id, value, deleted }) => {
    const document = stored.get(id);
    if (!document) return true;
    if (deleted) return !document._deleted;
    return document.value < (value ?? 0); // the next value may be there without its line
  });

  const pairsOf = async (instance: typeof people): Promise<string[]> => {
    const { documents } = (await instance.getChangedDocumentsSince?.(1_000_000)) ?? {
      documents: [],
    };
    return documents
      .map(({ id }) => id)
      .filter((id) => id.includes('-pair-'))
      .toSorted();
  };
  const [left, right] = [await pairsOf(people), await pairsOf(guests)];
  const halves = [...left, ...right].filter((id) => !(left.includes(id) && right.includes(id)));
  const damage = storage.connection('chapter').check('full');
  await people.close();
  await guests.close();
  return { lost, halves, damage };
}
