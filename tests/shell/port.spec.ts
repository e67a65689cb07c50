import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { closedPorts, query, waitForPort } from './support/fixturePage.ts';
import { dataProcessId } from './support/dataProcessId.ts';
import { expect, test } from './support/test.ts';

test('a page gets a port, and the data process answers over it', async ({ start }) => {
  const page = await (await start()).firstWindow();
  await waitForPort(page);
  expect(await query(page, 'test.echo', { text: '集い ✓', empty: null })).toMatchObject({
    ok: true,
    value: { name: 'test.echo', payload: { text: '集い ✓', empty: null }, demo: false },
  });
});

test('bytes pass the port as bytes', async ({ start }) => {
  const page = await (await start()).firstWindow();
  await waitForPort(page);
  const seen = await page.evaluate(async () => {
    const bytes = new Uint8Array([0, 1, 254, 255]);
    const answer = await window.fixture?.query('test.bytes', bytes);
    const { value } = answer as { value: Uint8Array };
    return { isBytes: value instanceof Uint8Array, list: [...value] };
  });
  expect(seen).toEqual({ isBytes: true, list: [255, 254, 1, 0] });
});

test('after the data process was killed the page gets a new port to a new one', async ({
  start,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  const first = await dataProcessId(app);
  process.kill(first, 'SIGKILL');
  await waitForPort(page, 2);
  await expect.poll(() => closedPorts(page)).toEqual([true, false]);
  const answer = await query(page, 'test.echo', 1);
  expect(answer).toMatchObject({ ok: true, value: { payload: 1 } });
  expect(answer).not.toMatchObject({ value: { pid: first } });
});

test('a reloaded page gets its own port, and the old one is closed at the other end', async ({
  start,
  app: { profile },
}) => {
  const page = await (await start()).firstWindow();
  await waitForPort(page);
  const before = (await query(page, 'test.echo', 1)) as { value: { connection: number } };
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => location.reload());
  await loaded;
  await expect
    .poll(() => existsSync(join(profile, `closed-${before.value.connection}`)))
    .toBe(true);
  await waitForPort(page);
  expect(await query(page, 'test.echo', 2)).toMatchObject({ ok: true, value: { payload: 2 } });
});

test('the demo chapter is asked for at the first start of the data process only', async ({
  start,
}) => {
  const app = await start({ args: ['--demo'] });
  const page = await app.firstWindow();
  await waitForPort(page);
  expect(await query(page, 'test.echo', 1)).toMatchObject({ value: { demo: true } });
  process.kill(await dataProcessId(app), 'SIGKILL');
  await waitForPort(page, 2);
  expect(await query(page, 'test.echo', 1)).toMatchObject({ value: { demo: false } });
});

test.describe('with the real data process', () => {
  test.use({ parts: { data: 'product', renderer: 'fixture' } });

  test('a query of the contract is answered', async ({ start, app: { profile } }) => {
    const page = await (await start()).firstWindow();
    await waitForPort(page);
    expect(await query(page, 'chapter.state', {})).toMatchObject({
      ok: true,
      value: { open: null, chapters: [], dataFolder: profile },
    });
  });
});
