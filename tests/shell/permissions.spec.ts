import type { Page } from '@playwright/test';
import { answerWith, askedBy } from './support/shellApp.ts';
import { expect, test } from './support/test.ts';

test('nothing a page could ask a permission for is granted', async ({ start }) => {
  const page = await (await start()).firstWindow();
  const outcomes = await page.evaluate(async () => {
    const refused = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'granted',
        () => 'refused',
      );
    const position = new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, reject),
    );
    return {
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      position: await refused(position),
      notifications: await Notification.requestPermission(),
      clipboard: await refused(navigator.clipboard.readText()),
      midi: await refused(navigator.requestMIDIAccess()),
    };
  });
  expect(outcomes).toEqual({
    camera: 'refused',
    microphone: 'refused',
    position: 'refused',
    notifications: 'denied',
    clipboard: 'refused',
    midi: 'refused',
  });
});

test('checks are answered no as well', async ({ start }) => {
  const page = await (await start()).firstWindow();
  const states = await page.evaluate(() =>
    Promise.all(
      ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    ),
  );
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
});

const askForCamera = (page: Page, constraints: MediaStreamConstraints): Promise<string> =>
  page.evaluate(
    (wanted) =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop();
          return 'granted';
        },
        (error: Error) => error.name,
      ),
    constraints,
  );

const goTo = (page: Page, place: string): Promise<void> =>
  page.evaluate((hash) => void (location.hash = hash), place);

test('the camera is there at the door alone, and only when the person agrees', async ({
  start,
  app,
}) => {
  const page = await (await start()).firstWindow();
  const refused = 'NotAllowedError';
  answerWith(app, 0);
  await goTo(page, '/people');
  expect(await askForCamera(page, { video: true })).toBe(refused);
  expect(askedBy(app)).toEqual([]);

  await goTo(page, '/door/00000000-0000-4000-8000-000000000000');
  expect(await askForCamera(page, { audio: true })).toBe(refused);
  expect(await askForCamera(page, { audio: true, video: true })).toBe(refused);
  expect(askedBy(app)).toEqual([]);

  answerWith(app, 1);
  expect(await askForCamera(page, { video: true })).toBe(refused);
  answerWith(app, 0);
  expect(await askForCamera(page, { video: true })).toBe('granted');
  const question = expect.objectContaining({
    kind: 'question',
    message: 'Use the camera at the door?',
    buttons: ['Allow', 'Don’t allow'],
  });
  expect(askedBy(app)).toEqual([question, question]);

  // What was agreed to is not asked again, and does not go beyond the door.
  expect(await askForCamera(page, { video: true })).toBe('granted');
  expect(await askForCamera(page, { audio: true, video: true })).toBe(refused);
  await goTo(page, '/people');
  expect(await askForCamera(page, { video: true })).toBe(refused);
  expect(askedBy(app)).toHaveLength(2);
});
