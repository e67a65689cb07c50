import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const folder = join(import.meta.dirname, '../fixtures/rosters');
const files = readdirSync(folder).filter((name) => !name.endsWith('.ts'));

const summary = async (client: TestClient, name: string): Promise<string> => {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const started = performance.now();
  const answer = await client.attempt('import.open', { fileName: name, bytes });
  expect(performance.now() - started, 'no file takes long').toBeLessThan(5000);
  if (!answer.ok) return answer.error.code;
  const { session, counts, columns, notices, source } = answer.value;
  const how = source.kind === 'text' ? source.encoding : source.kind;
  const piles = `${counts.new} new, ${counts['needs-you']} ask`;
  const fields = columns.map(({ field }) => field).join(' ');
  const pile = counts.new > 0 ? 'new' : 'needs-you';
  const window = { offset: 0, limit: 1 };
  const { rows } = await client.query('import.rows', { session, pile, window });
  await client.command('import.discard', { session });
  const cells = rows[0]?.cells.map(({ after }) => after).join(' · ') ?? '';
  const told = notices.map(({ code, count }) => `${code} ${count}`);
  return [how, piles, fields, cells, ...told].join(' | ');
};

test('print', async () => {
  const { client } = await startChapter();
  for (const name of files) console.log(JSON.stringify([name, await summary(client, name)]));
});
