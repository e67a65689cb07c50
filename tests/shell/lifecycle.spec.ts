import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataProcessId } from './support/dataProcessId.ts';
import { waitForPort } from './support/fixturePage.ts';
import { japanese, onlyLinuxHasLanguage } from './support/languages.ts';
import { answerWith, askedBy, logOf } from './support/shellApp.ts';
import { expect, test } from './support/test.ts';

test('quitting tells the data process and waits for it', async ({ start, app: { profile } }) => {
  const app = await start();
  await waitForPort(await app.firstWindow());
  await app.evaluate(({ app: electronApp }) => electronApp.quit());
  expect(await app.ended).toBe(0);
  expect(existsSync(join(profile, 'shutdown-was-told'))).toBe(true);
});

test('closing the last window quits, on systems other than macOS', async ({
  start,
  app: { profile },
}) => {
  test.skip(process.platform === 'darwin', 'on macOS an app stays when its windows are closed');
  const app = await start();
  await waitForPort(await app.firstWindow());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await app.ended).toBe(0);
  expect(existsSync(join(profile, 'shutdown-was-told'))).toBe(true);
});

test('a second instance on the same profile ends, and the first one shows its window', async ({
  start,
}) => {
  const first = await start();
  await first.firstWindow();
  await first.evaluate(({ app }) => {
    Reflect.set(globalThis, 'shellTest', []);
    app.on('second-instance', () =>
      (Reflect.get(globalThis, 'shellTest') as string[]).push('came'),
    );
  });
  const second = await start();
  expect(await second.ended).toBe(0);
  await expect
    .poll(() => first.evaluate(() => Reflect.get(globalThis, 'shellTest') as string[]))
    .toEqual(['came']);
  expect(await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a folder that another Tsudoi uses is said plainly, and the app ends', async ({
  start,
  app: folder,
}) => {
  const { profile } = folder;
  const failed = { code: 'profile-in-use', params: { folder: profile } };
  writeFileSync(join(profile, 'start.json'), JSON.stringify({ failed }));
  const app = await start();
  expect(await app.ended).toBe(1);
  expect(askedBy(folder)).toEqual([
    {
      kind: 'error',
      title: 'Tsudoi cannot start',
      content: `The folder ${profile} is already open in another Tsudoi. Use that window, or close it and start again.`,
    },
  ]);
});

test('a folder that cannot be made is said plainly, in Japanese too', async ({
  start,
  host,
  app: folder,
}) => {
  test.skip(host === 'electron' && process.platform !== 'linux', onlyLinuxHasLanguage);
  const file = join(folder.profile, 'a-file');
  writeFileSync(file, '');
  const profile = join(file, 'inside');
  const app = await start({ profile, env: japanese });
  expect(await app.ended).toBe(1);
  expect(askedBy(folder)).toMatchObject([{ kind: 'error', title: 'Tsudoi を起動できません' }]);
  expect(JSON.stringify(askedBy(folder))).toContain(profile);
});

test('a folder with something in the way is said plainly', async ({ start, app: folder }) => {
  writeFileSync(join(folder.profile, 'shell'), '');
  const app = await start();
  expect(await app.ended).toBe(1);
  expect(askedBy(folder)).toMatchObject([{ kind: 'error', title: 'Tsudoi cannot start' }]);
  expect(JSON.stringify(askedBy(folder))).toContain(folder.profile);
});

test('a data process that keeps dying ends in a question, not in a loop', async ({
  start,
  app: folder,
}) => {
  test.setTimeout(60_000);
  writeFileSync(join(folder.profile, 'start.json'), JSON.stringify({ crash: true }));
  answerWith(folder, 1);
  const app = await start();
  expect(await app.ended).toBe(1);
  expect(askedBy(folder)).toMatchObject([{ kind: 'question', buttons: ['Try again', 'Quit'] }]);
});

test('a page that died can be reloaded or the app left', async ({ start, app: folder }) => {
  answerWith(folder, 1);
  const app = await start();
  await waitForPort(await app.firstWindow());
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  expect(await app.ended).toBe(1);
  expect(askedBy(folder)).toMatchObject([
    { kind: 'question', buttons: ['Reload the window', 'Quit'] },
  ]);
});

test('an error nobody caught is said once, logged, and ends the app in order', async ({
  start,
  app: folder,
}) => {
  const app = await start();
  await waitForPort(await app.firstWindow());
  await app.evaluate(() => {
    setImmediate(() => {
      throw new Error('bug with mika@example.org in it');
    });
  });
  expect(await app.ended).toBe(1);
  expect(askedBy(folder)).toMatchObject([{ kind: 'error', title: 'Something went wrong' }]);
  expect(existsSync(join(folder.profile, 'shutdown-was-told'))).toBe(true);
  expect(logOf(folder)).toContain('bug with [e-mail] in it');
});

test('what the data process prints reaches the log without personal data', async ({
  start,
  app: folder,
}) => {
  const app = await start();
  await waitForPort(await app.firstWindow());
  await expect.poll(() => logOf(folder)).toContain('data: told by [e-mail] with password=[token]');
  expect(readFileSync(join(folder.profile, 'logs/shell.log'), 'utf8')).not.toContain('hunter2');
});

test('a restart of the data process is logged', async ({ start, app: folder }) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  process.kill(await dataProcessId(app), 'SIGKILL');
  await waitForPort(page, 2);
  expect(logOf(folder)).toContain('the data process ended');
});

test('a page that hangs for long is asked about', async ({ start, app: folder }) => {
  const app = await start();
  await waitForPort(await app.firstWindow());
  // Both events are Electron's to raise; a test cannot make a page hang for half a minute.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.emit('unresponsive');
    window?.emit('responsive');
    window?.emit('unresponsive');
  });
  await expect
    .poll(() => askedBy(folder))
    .toMatchObject([{ kind: 'question', buttons: ['Wait', 'Reload the window'] }]);
});

test('a page that does not want to go is asked about before its window closes', async ({
  start,
  app: folder,
}) => {
  answerWith(folder, 1);
  const app = await start();
  await waitForPort(await app.firstWindow());
  // Electron raises it when a page stops its own unloading.
  const isLetGo = await app.evaluate(({ BrowserWindow }) => {
    const event = { isLetGo: false, preventDefault: () => void (event.isLetGo = true) };
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-prevent-unload', event);
    return event.isLetGo;
  });
  expect(isLetGo).toBe(true);
  expect(askedBy(folder)).toMatchObject([{ kind: 'question', buttons: ['Keep it open', 'Close'] }]);
});
