import { lookAt } from './support/look.ts';
import { expect, test } from './support/test.ts';
import { wordsOf } from './support/words.ts';

const guestFile = {
  name: 'guests.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Name,E-mail\r\nOdile Quist,odile@example.org\r\n,\r\n', 'utf8'),
};

const looks = [
  {
    name: 'en-dark-1024',
    locale: 'en-GB',
    language: 'en',
    colorScheme: 'dark',
    viewport: { width: 1024, height: 640 },
  },
  {
    name: 'ja-light-1280',
    locale: 'ja-JP',
    language: 'ja',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
  },
] as const;

for (const { name, language, ...use } of looks) {
  test.describe(name, () => {
    test.use({ chapter: 'demo', actionTimeout: 10_000, ...use });

    test('the small print of a plan is filled in', async ({ page, tsudoi }) => {
      const t = wordsOf(language, ['planning', 'meetups', 'invite', 'app']);
      const look = (screen: string) => lookAt(page, `planning/${name}-${screen}`);
      const dialog = page.getByRole('dialog');
      const button = (text: string) => page.getByRole('button', { name: text, exact: true });
      const choose = async (label: string, option: string): Promise<void> => {
        await dialog.getByRole('button', { name: label }).click();
        await page.getByRole('option', { name: option, exact: true }).click();
      };

      await tsudoi.open(page, '/today');
      const door = page.locator('a[href*="/door/"]').first();
      const address = ((await door.getAttribute('href')) ?? '').replace('/door/', '/meetups/');
      await page.goto(`${tsudoi.host.url}${address}`);

      // A speaker is chosen; the list of names closes and the form can be saved.
      const agenda = page.getByRole('region', { name: t('planning:agenda.title') });
      await agenda.getByRole('button', { name: t('planning:agenda.add') }).click();
      await dialog.getByLabel(t('planning:agenda.name'), { exact: true }).fill('Zebra');
      await dialog.getByLabel(t('planning:agenda.start')).first().click();
      await page.keyboard.type('1345');
      const speakers = dialog.getByRole('combobox', { name: t('planning:agenda.speakers') });
      await speakers.fill('Odile');
      await page
        .getByRole('option', { name: t('planning:agenda.asText', { name: 'Odile' }) })
        .click();
      await expect(page.getByRole('listbox')).toHaveCount(0);
      await look('agenda');
      await dialog.getByRole('button', { name: t('app:dialog.save') }).click();
      await expect(agenda.getByRole('row', { name: /Zebra/ })).toContainText('Odile');
      await expect(agenda.getByRole('row', { name: /Zebra/ })).toContainText('13:45');

      // A task has an owner and a state.
      const tasks = page.getByRole('region', { name: t('planning:tasks.title') });
      await tasks.getByRole('button', { name: t('planning:tasks.add') }).click();
      await dialog.getByLabel(t('planning:tasks.name'), { exact: true }).fill('Yak');
      await choose(t('planning:tasks.status'), t('planning:tasks.statuses.IN-PROCESS'));
      await dialog.getByRole('combobox', { name: t('planning:tasks.owner') }).fill('Odile');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('listbox')).toHaveCount(0);
      await look('task');
      await dialog.getByRole('button', { name: t('app:dialog.save') }).click();
      const task = tasks.getByRole('listitem').filter({ hasText: 'Yak' });
      await expect(task).toContainText('Odile');
      await expect(task).toContainText(t('planning:tasks.statuses.IN-PROCESS'));

      // Somebody paid.
      const budget = page.getByRole('region', { name: t('planning:budget.title') });
      await budget.getByRole('button', { name: t('planning:budget.add') }).click();
      await dialog.getByLabel(t('planning:budget.label'), { exact: true }).fill('Walrus');
      await dialog.getByLabel(t('planning:budget.planned')).fill('12');
      await dialog.getByLabel(t('planning:budget.payer')).fill('Odile');
      await look('budget');
      await dialog.getByRole('button', { name: t('app:dialog.save') }).click();
      await expect(budget.getByRole('row', { name: /Walrus/ })).toContainText('Odile');

      // Another currency: the lines take it over with their numbers, and have their own again.
      await budget.getByRole('button', { name: /^IDR/ }).click();
      const codes = dialog.getByRole('combobox', { name: t('planning:budget.currency') });
      await expect(codes).toBeFocused();
      await page.keyboard.type('KWD');
      await expect(codes).toHaveAttribute('aria-activedescendant', /KWD/);
      await page.keyboard.press('Enter');
      await dialog.getByRole('checkbox').click({ force: true });
      await look('currency');
      await dialog.getByRole('button', { name: t('app:dialog.save') }).click();
      await expect(budget.getByRole('row', { name: /Walrus/ })).toContainText(/KWD.*12$|KWD.*12–/);
      await page.keyboard.press('Control+z');
      await expect(budget.getByRole('button', { name: /^IDR/ })).toBeVisible();
      await expect(budget.getByRole('row', { name: /Walrus/ })).not.toContainText('KWD');

      // The plan becomes a template, which is renamed and thinned out.
      await button(t('meetups:action.more')).click();
      await page.getByRole('menuitem', { name: t('planning:ownTemplate.keep') }).click();
      await dialog.getByLabel(t('planning:ownTemplate.name')).fill('Walrus day');
      await look('template-keep');
      await dialog.getByRole('button', { name: t('app:dialog.save') }).click();
      await expect(dialog).toHaveCount(0);

      // A guest of a file, marked and set to take part online.
      await page.getByRole('tab').nth(1).click();
      await button(t('planning:paste.open')).click();
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: t('planning:paste.file') }).click();
      await (await chooser).setFiles(guestFile);
      await expect(dialog.getByRole('status')).toContainText(
        t('planning:paste.read_one', { count: 1 }),
      );
      await dialog.getByRole('button', { name: t('planning:paste.find') }).click();
      await look('file');
      await dialog
        .getByRole('button', { name: t('planning:paste.add_one', { count: 1 }) })
        .or(dialog.getByRole('button', { name: t('planning:paste.add_other', { count: 1 }) }))
        .click();
      await page.getByRole('searchbox').fill('Odile');
      const guest = page.getByRole('row', { name: /Odile Quist/ });
      await guest.getByRole('checkbox').click({ force: true });
      await button(t('planning:bulk.mode')).click();
      await look('bulk');
      await page.getByRole('menuitem', { name: t('planning:mode.virtual') }).click();
      await expect(guest).toContainText(t('planning:mode.virtual'));

      // What is said to whom, in which words.
      await page.getByRole('tab').nth(2).click();
      await expect(page.getByRole('region', { name: t('invite:preview.title') })).toBeVisible();
      await look('invite');

      // The venue book, and the template of before.
      await page.goto(`${tsudoi.host.url}#/meetups`);
      await button(t('meetups:action.more')).click();
      await page.getByRole('menuitem', { name: t('planning:venue.book') }).click();
      await expect(dialog.getByRole('listitem')).not.toHaveCount(0);
      await look('venue-book');
      await page.keyboard.press('Escape');
      await button(t('meetups:action.more')).click();
      await page.getByRole('menuitem', { name: t('planning:ownTemplate.title') }).click();
      const template = dialog.getByRole('listitem').filter({ hasText: 'Walrus day' }).first();
      await template.locator('summary').click();
      await look('templates');
      // Its items are changed, moved and taken out as in a plan.
      await template.getByRole('button', { name: 'Zebra', exact: true }).click();
      const form = page.getByRole('dialog').last();
      const title = form.getByLabel(t('planning:agenda.name'), { exact: true });
      await title.fill('');
      await page.keyboard.press('Enter');
      await expect(form.getByText(t('planning:plan.missing'))).toBeVisible();
      await title.fill('Zebu');
      await form.getByLabel(t('planning:agenda.length')).fill('25');
      await look('template-item');
      await page.keyboard.press('Enter');
      const rowOf = (text: string) =>
        template.getByRole('listitem').filter({
          has: page.getByRole('button', { name: text, exact: true }),
        });
      const zebu = template.getByRole('button', { name: 'Zebu', exact: true });
      await expect(rowOf('Zebu')).toContainText(t('planning:agenda.minutes', { n: 25 }));
      await zebu.focus();
      const place = () =>
        zebu.evaluate((item) => Number(item.closest('li')?.getAttribute('data-index')));
      const last = await place();
      await page.keyboard.press('Alt+ArrowUp');
      await expect.poll(place).toBe(last - 1);
      await expect(zebu).toBeFocused();
      await template
        .getByRole('button', { name: t('planning:agenda.more', { title: 'Zebu' }) })
        .click();
      await page.getByRole('menuitem', { name: t('planning:plan.remove') }).click();
      await expect(zebu).toHaveCount(0);
      await template.getByRole('button', { name: 'Walrus', exact: true }).click();
      await form.getByLabel(t('planning:budget.planned')).fill('34');
      await page.keyboard.press('Enter');
      await expect(rowOf('Walrus')).toContainText(/34/);
      await page.keyboard.press('Control+z');
      await expect(rowOf('Walrus')).toContainText(/12/);
    });
  });
}
