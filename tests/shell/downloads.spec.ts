import { expect, test } from './support/test.ts';
import type { RunningApp } from './support/shellApp.ts';

/** Writes down what becomes of each download, and stops it before a save dialog would wait. */
const watchDownloads = (app: RunningApp): Promise<void> =>
  app.evaluate(({ session }) => {
    const seen: object[] = [];
    Reflect.set(globalThis, 'shellTest', seen);
    session.defaultSession.on('will-download', (event, item) => {
      const { defaultPath = '' } = item.getSaveDialogOptions();
      seen.push({ refused: event.defaultPrevented, name: defaultPath.split(/[\\/]/).at(-1) });
      if (!event.defaultPrevented) item.cancel();
    });
  });

const seenDownloads = (app: RunningApp): Promise<unknown> =>
  app.evaluate(() => Reflect.get(globalThis, 'shellTest') as unknown);

test('what a page made itself is saved where the person says, under a clean name', async ({
  start,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await watchDownloads(app);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['a;b'], { type: 'text/csv' }));
    link.download = 'guests 集い.csv';
    link.click();
  });
  await expect
    .poll(() => seenDownloads(app))
    .toEqual([{ refused: false, name: 'guests 集い.csv' }]);
});

test('anything else is not downloaded', async ({ start }) => {
  const app = await start();
  const page = await app.firstWindow();
  await watchDownloads(app);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/page.js';
    link.download = 'page.js';
    link.click();
  });
  await expect.poll(() => seenDownloads(app)).toEqual([{ refused: true, name: '' }]);
});
