import { expect, test } from 'vitest';
import { errorCodes } from '#shared/contract/errors.ts';
import { isAppFrame } from '../../../electron/main/appOrigin.ts';
import { isLocalRequest } from '../../../electron/main/localRequest.ts';
import { dataProcessArguments } from '../../../electron/data/protocol.ts';
import { hostArguments } from '../../../electron/host/hostArguments.ts';
import { readOptions } from '../../../electron/main/options.ts';
import { restartDelay } from '../../../electron/main/restartDelay.ts';
import { safeFileName } from '../../../electron/main/safeFileName.ts';
import { sentencesFor } from '../../../electron/main/sentences.ts';
import { isTrustedSender } from '../../../electron/main/trustedSender.ts';
import { windowOptions } from '../../../electron/main/windowOptions.ts';

const ours = { origin: 'app://tsudoi', url: 'app://tsudoi/#/people' };

test.each([
  [ours, true],
  [{ origin: 'app://evil', url: 'app://evil/' }, false],
  [{ origin: 'app://tsudoi.evil', url: 'app://tsudoi.evil/' }, false],
  [{ origin: 'null', url: 'app://tsudoi/' }, false],
  [{ origin: 'app://tsudoi', url: 'about:blank' }, false],
  [{ origin: 'https://tsudoi', url: 'https://tsudoi/' }, false],
  [{ origin: 'file://', url: 'file:///app/index.html' }, false],
  [{ origin: 'app://tsudoi', url: '' }, false],
])('%o shows a page of the app: %s', (frame, expected) => {
  expect(isAppFrame(frame)).toBe(expected);
});

test('only the main frame of a window we opened is trusted', () => {
  const known = (id: number): boolean => id === 1;
  const sender = { id: 1, mainFrame: ours };
  expect(isTrustedSender({ sender, senderFrame: ours }, known)).toBe(true);
  // A frame inside the page, with the same address.
  expect(isTrustedSender({ sender, senderFrame: { ...ours } }, known)).toBe(false);
  // A frame that has gone.
  expect(isTrustedSender({ sender, senderFrame: null }, known)).toBe(false);
  // Somebody else's window.
  expect(isTrustedSender({ sender: { ...sender, id: 2 }, senderFrame: ours }, known)).toBe(false);
  // Our window on a page that is not ours.
  const away = { origin: 'https://example.org', url: 'https://example.org/' };
  const gone = { sender: { id: 1, mainFrame: away }, senderFrame: away };
  expect(isTrustedSender(gone, known)).toBe(false);
});

test('windows are made with every protection on', () => {
  const options = windowOptions({
    preloadFolder: '/app/out/preload',
    bounds: undefined,
    dark: false,
    packaged: true,
  });
  expect(options.webPreferences).toEqual({
    preload: '/app/out/preload/index.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  });
  expect(options).toMatchObject({ minWidth: 800, minHeight: 600, show: false });
});

test.each([
  ['app://tsudoi/page.js', true],
  ['blob:app://tsudoi/5f3c', true],
  ['data:image/png;base64,AA==', true],
  ['app://evil/', false],
  ['http://127.0.0.1:8080/', false],
  ['https://example.org/', false],
  ['ws://127.0.0.1:8080/', false],
  ['wss://example.org/', false],
  ['ftp://example.org/', false],
  ['file:///etc/passwd', false],
  ['chrome-extension://abc/x.js', false],
  ['', false],
])('a request for %s stays on this computer: %s', (url, expected) => {
  expect(isLocalRequest(url)).toBe(expected);
});

test.each([
  ['guests.csv', 'guests.csv'],
  ['集い 2026.csv', '集い 2026.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system.ini', 'system.ini'],
  ['..', 'Tsudoi'],
  ['', 'Tsudoi'],
  ['.bashrc', 'bashrc'],
  ['a<b>:"c|?*.csv', 'abc.csv'],
  ['CON.csv', 'Tsudoi CON.csv'],
  ['report\u202Efdp.exe', 'reportfdp.exe'],
  ['x'.repeat(300) + '.csv', 'x'.repeat(108) + '.csv'],
  ['trailing. . ', 'trailing'],
])('a download named %j is saved as %j', (name, expected) => {
  expect(safeFileName(name)).toBe(expected);
});

test('the command line gives the profile and the demo, whatever else stands there', () => {
  const read = (...args: string[]): unknown => readOptions(['electron', '/app', ...args]);
  const nothing = { profile: undefined, demo: false, givenSecrets: false };
  expect(read()).toEqual(nothing);
  expect(read('--demo', '--profile', '/data')).toEqual({
    ...nothing,
    profile: '/data',
    demo: true,
  });
  expect(read('--profile=/data', '--no-sandbox', '--remote-debugging-port=0')).toEqual({
    ...nothing,
    profile: '/data',
  });
  expect(read('--profile')).toEqual(nothing);
  expect(read('--profile', '')).toEqual(nothing);
});

test('passwords in the environment are read only where the command line says so', () => {
  const { givenSecrets } = readOptions(['electron', '/app', '--given-secrets']);
  expect(givenSecrets).toBe(true);
  const told = { profile: '/data', demo: false };
  expect(dataProcessArguments(told)).not.toContain('--given-secrets');
  expect(dataProcessArguments({ ...told, givenSecrets })).toContain('--given-secrets');
  expect(hostArguments(['--profile', '/data'])?.['given-secrets']).toBe(false);
  expect(hostArguments(['--profile', '/data', '--given-secrets'])?.['given-secrets']).toBe(true);
});

test('restarts come later and later, then a person is asked', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(restartDelay)).toEqual([
    100,
    200,
    400,
    800,
    1600,
    3200,
    undefined,
  ]);
});

test.each(['en', 'ja'])(
  'every error has a sentence in %s, with its placeholders filled',
  (language) => {
    const sentences = sentencesFor([language]);
    for (const code of errorCodes) expect(sentences.error({ code }), code).toMatch(/\S/);
    const filled = sentences.error({ code: 'profile-in-use', params: { folder: '/data $& x' } });
    expect(filled).toContain('/data $& x');
  },
);

test.each([
  [['ja-JP', 'en'], 'キャンセル'],
  [['de-DE', 'ja'], 'キャンセル'],
  [['en-GB', 'ja'], 'Cancel'],
  [['th'], 'Cancel'],
  [[], 'Cancel'],
])('for the languages %j the word is %s', (languages, expected) => {
  expect(sentencesFor(languages).shell('cancel')).toBe(expected);
});
