import type { Locator } from '@playwright/test';
import { holdAnswers } from './support/holdAnswers.ts';
import { chooseIn, enterOn, tabTo } from './support/keyboard.ts';
import { lookAt } from './support/look.ts';
import { expect, test } from './support/test.ts';
import { readTexts } from './support/texts.ts';

// As small as a window may be.
test.use({ chapter: 'demo', viewport: { width: 1024, height: 640 } });

const roster = {
  name: 'twice.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Name,E-mail,Xyz',
      'Xaver Quill,xaver@x.example,Medan',
      'Quill Xaver,xaver@x.example,',
      'Zenobia,zenobia@x.example,Malang',
    ].join('\n'),
    'utf8',
  ),
};

/** What of the rail would not be seen if its numbers were those of a large association. */
const cutOff = (rail: Locator): Promise<string[]> =>
  rail.evaluate((nav) => {
    const links = [...nav.querySelectorAll('a')];
    for (const { children } of links) {
      const count = children[2];
      if (count !== undefined) count.textContent = '40,000';
    }
    const edge = nav.getBoundingClientRect().right;
    return links
      .filter((link) =>
        [link, ...link.querySelectorAll('span')].some(
          (part) =>
            part.scrollWidth > part.clientWidth || part.getBoundingClientRect().right > edge,
        ),
      )
      .map((link) => link.textContent);
  });

for (const { language, locale, colorScheme } of [
  { language: 'en', locale: 'en-GB', colorScheme: 'dark' },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light' },
] as const) {
  test.describe(language, () => {
    test.use({ locale, colorScheme, actionTimeout: 10_000 });

    test('a file and pasted cells come in, and go again, without a mouse', async ({
      page,
      tsudoi,
    }) => {
      const { keyboard } = page;
      const say = readTexts(language);
      const main = page.getByRole('main');
      const look = (name: string) => lookAt(page, `screens/import-keys-${language}-${name}`);
      const button = (key: string, number?: string) =>
        page.getByRole('button', {
          name: say(`import:${key}`, number === undefined ? {} : { number }),
          exact: true,
        });
      const pile = (name: string) =>
        page.getByRole('tab', { name: new RegExp(`^${say(`import:pile.${name}`)}`) });
      const answers = await holdAnswers(page);
      await tsudoi.open(page, '/import');

      const chooser = page.waitForEvent('filechooser');
      await enterOn(page, button('file.choose'));
      await (await chooser).setFiles(roster);
      await expect(pile('needs-you')).toContainText('1');

      expect(await cutOff(page.getByRole('navigation').first())).toEqual([]);

      // A column that nobody could guess is put right, and the row that may be a person once more.
      await chooseIn(
        page,
        say('import:columns.becomes', { column: 'Xyz' }),
        say('import:field.city'),
      );
      await expect(
        main.getByText(say('import:columns.summary', { used: '3', total: '3' })),
      ).toBeVisible();
      await tabTo(page, pile('new'));
      await keyboard.press('End');
      await expect(pile('needs-you')).toHaveAttribute('aria-selected', 'true');
      await tabTo(page, page.getByRole('grid'));
      await expect(main.getByRole('button', { name: say('import:decide.skip') })).toBeVisible();
      await look('needs-you');
      await keyboard.press('s');
      await expect(pile('needs-you')).toContainText('0');

      // While it is written, nothing of it can be chosen any more.
      const columns = ['Name', 'E-mail', 'Xyz'].map((column) =>
        main.getByRole('button', {
          name: new RegExp(`${say('import:columns.becomes', { column })}$`),
        }),
      );
      for (const column of columns) await expect(column).toBeEnabled();
      answers.hold();
      await enterOn(page, button('commit_other', '2'));
      for (const column of columns) await expect(column).toBeDisabled();
      await expect(page.getByRole('progressbar')).toBeInViewport({ ratio: 1 });
      const cancel = main.getByRole('button', { name: say('app:dialog.cancel') });
      await expect(cancel).toBeInViewport({ ratio: 1 });
      await look('writing');
      answers.release();
      await expect(main.getByText(say('import:done.added_other', { number: '2' }))).toBeVisible();
      const onwards = main.getByRole('link', { name: say('import:done.showPeople') });
      await expect(onwards).toBeFocused();
      await look('done');
      await enterOn(page, button('undo.button'));
      await expect(main.getByText(say('import:undo.removed_other', { number: '2' }))).toBeVisible();
      await expect(onwards).toBeFocused();

      await enterOn(page, button('done.another'));
      await enterOn(page, button('file.paste'));
      await expect(page.getByLabel(say('import:file.pasteLabel'))).toBeFocused();
      await keyboard.insertText('Name\tCity\nPaste One\tMedan\nPaste Two\tMalang\n');
      await enterOn(page, button('file.usePasted'));
      await enterOn(page, button('commit_other', '2'));
      await expect(main.getByText(say('import:done.added_other', { number: '2' }))).toBeVisible();
    });
  });
}
