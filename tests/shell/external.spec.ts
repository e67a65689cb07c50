import { japanese, onlyLinuxHasLanguage } from './support/languages.ts';
import { answerWith, askedBy } from './support/shellApp.ts';
import { expect, test } from './support/test.ts';

const follow = (address: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.click();
};

test('a web link is opened in the browser only after a yes, as it was shown', async ({
  start,
  app: folder,
}) => {
  answerWith(folder, 0);
  const page = await (await start()).firstWindow();
  await page.evaluate(follow, 'https://example.org/a path?q=集い');
  const url = 'https://example.org/a%20path?q=%E9%9B%86%E3%81%84';
  await expect
    .poll(() => askedBy(folder))
    .toEqual([
      {
        kind: 'question',
        message: 'Open this page in your browser?',
        detail: url,
        buttons: ['Open', 'Cancel'],
      },
      { kind: 'opened', url },
    ]);
});

test('a mail link in the same window becomes the question for the mail program', async ({
  start,
  app: folder,
}) => {
  answerWith(folder, 0);
  const page = await (await start()).firstWindow();
  await page.evaluate(() => {
    location.href = 'mailto:mika@example.org?subject=Hello&attach=/etc/passwd';
  });
  await expect
    .poll(() => askedBy(folder).at(-1))
    .toEqual({ kind: 'opened', url: 'mailto:mika@example.org?subject=Hello' });
});

test('a no opens nothing', async ({ start, app: folder }) => {
  const page = await (await start()).firstWindow();
  await page.evaluate(follow, 'https://example.org/');
  await expect.poll(() => askedBy(folder).length).toBe(1);
  // The next question shows that the first one was finished without opening anything.
  await page.evaluate(follow, 'https://example.net/');
  await expect
    .poll(() => askedBy(folder).map(({ kind }) => kind))
    .toEqual(['question', 'question']);
});

test('the question is in the language of the computer', async ({ start, host, app: folder }) => {
  test.skip(host === 'electron' && process.platform !== 'linux', onlyLinuxHasLanguage);
  const app = await start({ env: japanese });
  const page = await app.firstWindow();
  await page.evaluate(follow, 'https://example.org/');
  await expect
    .poll(() => askedBy(folder))
    .toMatchObject([
      { message: 'このページをブラウザーで開きますか?', buttons: ['開く', 'キャンセル'] },
    ]);
});
