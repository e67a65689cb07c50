import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitForPort } from './support/fixturePage.ts';
import { expect, test } from './support/test.ts';

const secret = { key: '["https://couch.example.org","mina"]', value: 'hunter2 集い' };

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'a test machine has no key ring that can be asked');
});

test('a password is kept encrypted, told at the next start, and forgotten when asked', async ({
  start,
  app: { profile },
}) => {
  const kept = join(profile, 'shell/secrets.json');
  const told = (): unknown =>
    JSON.parse(readFileSync(join(profile, 'secrets-told.json'), 'utf8')) as unknown;
  const run = async (orders: object, isDone: () => boolean): Promise<void> => {
    writeFileSync(join(profile, 'start.json'), JSON.stringify(orders));
    const app = await start();
    await waitForPort(await app.firstWindow());
    await expect.poll(isDone).toBe(true);
    await app.evaluate(({ app: electronApp }) => electronApp.quit());
    expect(await app.ended).toBe(0);
  };
  const holds = (): boolean => existsSync(kept) && readFileSync(kept, 'utf8').includes('couch');

  await run({ keep: [secret] }, holds);
  expect(told()).toEqual([]);
  expect(readFileSync(kept, 'utf8')).not.toContain('hunter2');
  await run({ forget: [secret.key] }, () => !holds());
  expect(told()).toEqual([secret]);
  await run({}, () => JSON.stringify(told()) === '[]');
  expect(told()).toEqual([]);
});

test('where the system has no store of secrets nothing is written', async ({
  start,
  app: { profile },
}) => {
  writeFileSync(join(profile, 'start.json'), JSON.stringify({ keep: [secret] }));
  const app = await start({ args: ['--password-store=basic'] });
  await waitForPort(await app.firstWindow());
  await expect.poll(() => existsSync(join(profile, 'secrets-told.json'))).toBe(true);
  await app.evaluate(({ app: electronApp }) => electronApp.quit());
  expect(await app.ended).toBe(0);
  expect(existsSync(join(profile, 'shell/secrets.json'))).toBe(false);
});

test('a damaged file of secrets does not keep the app from starting', async ({
  start,
  app: { profile },
}) => {
  const first = await start();
  await waitForPort(await first.firstWindow());
  await first.evaluate(({ app: electronApp }) => electronApp.quit());
  await first.ended;
  writeFileSync(join(profile, 'shell/secrets.json'), '{"x": 3');
  const again = await start();
  await waitForPort(await again.firstWindow());
  await expect.poll(() => existsSync(join(profile, 'secrets-told.json'))).toBe(true);
});
