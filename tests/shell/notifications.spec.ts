import { query, waitForPort } from './support/fixturePage.ts';
import { askedBy, type RunningApp } from './support/shellApp.ts';
import { expect, test } from './support/test.ts';

const lookAway = (app: RunningApp): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());

test('a person who looks elsewhere is told once and without a sound, and it is taken back', async ({
  start,
  app: folder,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  await lookAway(app);
  await query(page, 'test.attention', 'stopped');
  const notified = {
    kind: 'notified',
    title: 'Tsudoi: sync has stopped and needs you',
    body: 'Nothing is lost. The Sync page says what to do.',
    silent: true,
  };
  await expect.poll(() => askedBy(folder)).toEqual([notified]);
  await query(page, 'test.attention', null);
  await expect.poll(() => askedBy(folder)).toEqual([notified, { kind: 'notification-closed' }]);
});

test('a click on it brings the window to the front, at the page it is about', async ({
  start,
  app: folder,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  await lookAway(app);
  await query(page, 'test.attention', 'sign-in');
  await expect.poll(() => askedBy(folder).length).toBe(1);
  await app.evaluate(() => {
    const shown = Reflect.get(globalThis, 'lastNotification') as { emit(name: string): void };
    shown.emit('click');
  });
  const isFront = (): Promise<boolean> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);
  await expect.poll(isFront).toBe(true);
  await expect(page).toHaveURL(/#\/sync$/);
  // The page is still the one that asked: nothing that was open in it is lost.
  await query(page, 'test.attention', null);
});

test('nobody is disturbed while they are in the app, nor by what is no reason', async ({
  start,
  app: folder,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  await query(page, 'test.attention', 'refused');
  await lookAway(app);
  await query(page, 'test.attention', '<b>Mina</b>');
  await query(page, 'test.attention', 'refused');
  await expect.poll(() => askedBy(folder).length).toBe(1);
  expect(askedBy(folder)).toMatchObject([{ title: 'Tsudoi: the server refuses a change' }]);
});
