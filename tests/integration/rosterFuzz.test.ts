import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importRowLimit } from '#shared/contract/import.ts';
import { createPace } from '../../electron/data/import/pace.ts';
import { readTable } from '../../electron/data/import/readTable.ts';
import { createRandom } from '../fixtures/rosters/largeRoster.ts';

const folder = join(import.meta.dirname, '../fixtures/rosters');
// The bomb unpacks megabytes each time; it has its own place in the corpus.
const seeds = readdirSync(folder)
  .filter((name) => !name.endsWith('.ts') && name !== 'zip-bomb.xlsx')
  .map((name) => new Uint8Array(readFileSync(join(folder, name))))
  .filter((bytes) => bytes.length > 0);

const FILES = Number(process.env['FUZZ_FILES'] ?? 10_000);
const SEED = 20_260_119;

const signs = Array.from('",;\t|\r\n\\=:<>&\0\u00ff\u00fePK%', (sign) => sign.charCodeAt(0));

type Random = ReturnType<typeof createRandom>;

const mutate = (bytes: Uint8Array, random: Random): Uint8Array => {
  let made = Uint8Array.from(bytes);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let times = 1 + below(6); times > 0; times -= 1) {
    const at = below(made.length);
    switch (below(6)) {
      case 0:
        made[at] = below(256);
        break;
      case 1:
        made[at] = signs[below(signs.length)] ?? 0;
        break;
      case 2:
        made = made.slice(0, at + 1);
        break;
      case 3: {
        const end = at + below(64);
        made = Uint8Array.from([...made.subarray(0, at), ...made.subarray(end)]);
        break;
      }
      case 4: {
        const part = made.subarray(at, at + below(200));
        made = Uint8Array.from([...made.subarray(0, at), ...part, ...made.subarray(at)]);
        break;
      }
      default: {
        const other = seeds[below(seeds.length)] ?? made;
        made = Uint8Array.from([...made.subarray(0, at), ...other.subarray(below(other.length))]);
      }
    }
    if (made.length === 0) return made;
  }
  return made;
};

// What is wrong with an answer: half a table, or a refusal without a reason.
const faultOf = (table: Awaited<ReturnType<typeof readTable>>): string | undefined => {
  if (!table.ok) return table.error.code.startsWith('import-') ? undefined : table.error.code;
  const { rows, headers, fields } = table.value;
  const numbers = rows.map(({ row }) => row);
  const isWhole =
    rows.length > 0 &&
    rows.length <= importRowLimit &&
    (fields === undefined || fields.length === headers.length) &&
    rows.every(({ cells }) => cells.every((cell) => typeof cell === 'string')) &&
    numbers.every((row, at) => row >= 1 && row > (numbers[at - 1] ?? 0));
  return isWhole ? undefined : 'half a table';
};

test(`${FILES} spoiled files are read or refused, whole, and none takes long (seed ${SEED})`, async () => {
  const random = createRandom(SEED);
  let read = 0;
  let slowest = 0;
  const faults: string[] = [];
  for (let index = 0; index < FILES; index += 1) {
    const bytes = mutate(seeds[index % seeds.length] ?? new Uint8Array(), random);
    const before = Uint8Array.from(bytes);
    const started = performance.now();
    const pace = createPace();
    const table = await readTable({ bytes, pace, choices: {}, onProgress: () => undefined });
    slowest = Math.max(slowest, performance.now() - started);
    if (table.ok) read += 1;
    const fault =
      faultOf(table) ?? (before.every((byte, at) => byte === bytes[at]) ? '' : 'changed');
    if (fault !== '') faults.push(`file ${index}: ${fault}`);
  }
  console.log(`${read} read, ${FILES - read} refused, slowest ${slowest.toFixed(0)} ms`);
  expect(faults).toEqual([]);
  expect(read).toBeGreaterThan(FILES / 10);
  expect(slowest).toBeLessThan(5000);
}, 240_000);
