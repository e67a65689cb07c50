import { expect, test } from 'vitest';
import type { PlainDocument } from '../../electron/data/sync/documents.ts';
import {
  expectEqual,
  person,
  startCore,
  startSyncClient,
  type SyncClient,
} from '../support/sync/client.ts';
import { changeThere, disagreementsOf } from '../support/sync/somebodyElse.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

// A newer version of the program brought a person into a form that this one does not know, while
// somebody edited them here: the edit counts, and what was carried of that form is of the past.

const edited = { fn: 'Edited here', updatedAt: '2026-02-01T00:00:00.000Z' };

const startWithNewerForm = async () => {
  const server = startCore();
  const folder = temporaryFolder();
  const client = await startSyncClient({ server, folder });
  await client.put(person('1'));
  await client.settle();
  await changeThere(client, 'person:1', { schema: 99 });
  const { _rev } = await client.ask('GET', 'chapter/person:1');
  await client.put(person('1', edited));
  await client.settle();
  expect(await client.allOnServer()).toEqual(new Map([['person:1', person('1', edited)]]));
  const restart = async (): Promise<SyncClient> => {
    await client.chapter.close();
    return startSyncClient({ server, folder });
  };
  return { client, rev: String(_rev), restart };
};

test.each([
  ['by this version', false],
  ['by an earlier one, which kept it', true],
])('what was carried of a person %s is no news when the app starts again', async (_by, isKept) => {
  const { client, rev, restart } = await startWithNewerForm();
  if (isKept) {
    const newer = person('1', { schema: 99 }) as PlainDocument;
    await client.state.transaction((writer) => writer.setCarried('person:1', rev, newer));
  }
  await client.remove('person:1');
  const again = await restart();
  await again.settle();
  expect(await again.allOnServer()).toEqual(new Map());
  expect(await disagreementsOf(again)).toEqual([]);
  expect(again.state.carriedCount()).toBe(0);
});

test('nor does it take a later edit back, and nothing waits for a newer version any more', async () => {
  const { client, restart } = await startWithNewerForm();
  const later = { fn: 'Edited again', updatedAt: '2026-03-01T00:00:00.000Z' };
  await client.put(person('1', later));
  const again = await restart();
  await again.settle();
  expect(await again.get('person:1')).toEqual(person('1', later));
  await expectEqual(again);
  expect(await disagreementsOf(again)).toEqual([]);
  expect(again.state.carriedCount()).toBe(0);
});
