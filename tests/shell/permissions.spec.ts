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
