import type { Page } from '@playwright/test';
import { waitForPort } from './support/fixturePage.ts';
import { askedBy, logOf } from './support/shellApp.ts';
import { expect, test } from './support/test.ts';

const link =
  'tsudoi://join?v=1&server=https%3A%2F%2Fcouch.example.org&database=tsudoi-jakarta&chapter=Jakarta';

const invitationsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.fixture?.invitations ?? []);

test('a link on the command line reaches the page, and nothing but the page', async ({
  start,
  app: folder,
}) => {
  const page = await (await start({ args: ['--some-switch', link] })).firstWindow();
  await expect.poll(() => invitationsOf(page)).toEqual([link]);
  expect(askedBy(folder)).toEqual([]);
});

test('a link that a second instance was started with reaches the first one', async ({ start }) => {
  const first = await start();
  const page = await first.firstWindow();
  await waitForPort(page);
  const second = await start({ args: [link] });
  expect(await second.ended).toBe(0);
  await expect.poll(() => invitationsOf(page)).toEqual([link]);
  expect(await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a link that macOS brings as an event reaches the page, and one before a reload is not repeated', async ({
  start,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  await app.evaluate(
    ({ app: electronApp }, url) => electronApp.emit('open-url', { preventDefault: () => {} }, url),
    link,
  );
  await expect.poll(() => invitationsOf(page)).toEqual([link]);
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => location.reload());
  await loaded;
  await waitForPort(page);
  expect(await invitationsOf(page)).toEqual([]);
});

test('what is no invitation is told once and never reaches the page', async ({
  start,
  app: folder,
}) => {
  const hostile = [
    'tsudoi://join?v=1&server=javascript%3Aalert(1)&database=x&chapter=y',
    'tsudoi://join?v=1&server=https%3A%2F%2Fmina%3Apw%40couch.example.org&database=x&chapter=y',
    'tsudoi://open?path=..%2F..%2Fetc%2Fpasswd',
    `tsudoi://join?${'v=1&'.repeat(20_000)}`,
  ];
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  for (const url of hostile) {
    await app.evaluate(
      ({ app: electronApp }, given) =>
        electronApp.emit('open-url', { preventDefault: () => {} }, given),
      url,
    );
  }
  await expect
    .poll(() => askedBy(folder))
    .toContainEqual(expect.objectContaining({ kind: 'question', buttons: ['Close'] }));
  expect(logOf(folder)).toContain('a link was refused: invitation-unreadable');
  expect(logOf(folder)).not.toContain('couch.example.org');
  expect(await invitationsOf(page)).toEqual([]);
});

test('what reaches the page is written anew from what was checked', async ({ start }) => {
  const app = await start({
    args: [`${link.replace('tsudoi', 'TSUDOI')}&evil=%22%3E%3Cscript%3E`],
  });
  const page = await app.firstWindow();
  await expect.poll(() => invitationsOf(page)).toEqual([link]);
});
