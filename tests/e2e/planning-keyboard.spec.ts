import { chooseInPalette, enterOn, tabTo } from './support/keyboard.ts';
import { lookAt } from './support/look.ts';
import { expect, test } from './support/test.ts';

test.describe('without a mouse', () => {
  test.use({ chapter: 'demo', locale: 'en-GB', actionTimeout: 10_000 });

  test('a meetup is planned from its venue to its template', async ({ page, tsudoi }) => {
    test.slow();
    const { keyboard } = page;
    const look = (name: string) => lookAt(page, `planning/keys-${name}`);
    const more = page.getByRole('button', { name: 'More actions' });
    const choose = async (item: string): Promise<void> => {
      await enterOn(page, more);
      await expect(page.getByRole('menu')).toBeVisible();
      await keyboard.type(item.slice(0, 8));
      await expect(page.getByRole('menuitem', { name: item })).toBeFocused();
      await keyboard.press('Enter');
    };
    await tsudoi.open(page, '/meetups');
    await expect(page.getByRole('heading', { name: 'Meetups' })).toBeVisible();

    // A place for the venue book.
    await chooseInPalette(page, 'Venue book');
    const book = page.getByRole('list', { name: 'Venue book' });
    await expect(book.getByRole('listitem')).toHaveCount(3);
    await look('venues');
    await enterOn(page, page.getByRole('button', { name: 'Add venue' }));
    await expect(page.getByLabel('Name of the place')).toBeFocused();
    await keyboard.type('Hotel Melati');
    await keyboard.press('Tab');
    await keyboard.type('Flores');
    await keyboard.press('Tab');
    await keyboard.type('Jalan Melati 1');
    await look('venue');
    await keyboard.press('Enter');
    await expect(book.getByRole('listitem').nth(2)).toContainText('Hotel Melati, Flores');
    await enterOn(page, page.getByRole('button', { name: 'Close', exact: true }));

    // The month: a day without a meetup begins one.
    await keyboard.press('v');
    const grid = page.getByRole('grid');
    await tabTo(page, grid);
    await keyboard.press('PageDown');
    await keyboard.press('PageDown');
    await keyboard.press('Home');
    await expect(grid.locator('[role=gridcell]:focus')).toHaveAccessibleName(/Mon.*no meetup/);
    await look('month');
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New meetup' });
    await tabTo(page, dialog.getByRole('button', { name: /^Empty plan|Template/ }));
    await keyboard.press('ArrowDown');
    await keyboard.type('Usual');
    await keyboard.press('Enter');
    await tabTo(page, dialog.getByLabel('Name'));
    await keyboard.type('Reunion');
    await enterOn(page, dialog.getByRole('button', { name: 'Venue book' }));
    await expect(page.getByRole('menu')).toBeVisible();
    await keyboard.type('Hotel');
    await keyboard.press('Enter');
    await expect(dialog.getByLabel('Venue', { exact: true })).toHaveValue('Hotel Melati, Flores');
    await look('new');
    await enterOn(page, dialog.getByRole('button', { name: 'Create meetup' }));
    await expect(page.getByRole('heading', { name: 'Reunion' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'When and where' })).toContainText(
      'Hotel Melati, Flores · Jalan Melati 1',
    );

    // An agenda item is picked up, moved and put down.
    const agenda = page.getByRole('region', { name: 'Agenda' });
    const rows = agenda.getByRole('row');
    await expect(rows.first()).toContainText('Welcome');
    await tabTo(page, rows.first());
    await keyboard.press('Alt+ArrowDown');
    await expect(rows.nth(1)).toContainText('Welcome');
    await keyboard.press('Alt+ArrowUp');
    await expect(rows.first()).toContainText('Welcome');

    // What cannot be true yet is told; what can is set.
    const about = page.getByRole('region', { name: 'About' });
    await expect(about).toContainText('Not yet taking place, held: its day has not come.');
    await tabTo(page, about.getByRole('button', { name: /Stage/ }));
    await keyboard.press('ArrowDown');
    await keyboard.type('ann');
    await keyboard.press('Enter');
    await expect(page.getByText('announced').first()).toBeVisible();

    // The plan is kept and used again.
    await choose('Keep the plan as a template…');
    await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
    await keyboard.press('Enter');
    await expect(
      page.getByRole('region', { name: 'Messages' }).getByText('“Reunion” saved'),
    ).toBeVisible();

    // Guests are found by name, all of them at once.
    await keyboard.press('2');
    const guests = page.getByRole('grid', { name: 'Guest list' });
    await keyboard.press('a');
    await keyboard.type('wulandari');
    const all = page.getByRole('option', { name: /^Add everyone/ });
    await expect(all).toBeVisible();
    for (let presses = 0; (await all.getAttribute('aria-selected')) !== 'true'; presses += 1) {
      expect(presses).toBeLessThan(10);
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Enter');
    await expect(guests.getByRole('row').nth(2)).toBeVisible();
    await tabTo(page, guests);
    await keyboard.press('Space');
    await expect(page.getByRole('toolbar', { name: 'Marked guests' })).toContainText('1 marked');

    // They are written to, and hear of another day.
    await keyboard.press('3');
    const merge = page.waitForEvent('download');
    await enterOn(page, page.getByRole('button', { name: 'Save for mail merge (CSV)' }));
    await merge;
    await keyboard.press('1');
    await choose('Move to another day…');
    await expect(page.getByRole('dialog', { name: /another day/ })).toBeVisible();
    await keyboard.type('20122027');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'What comes next' })).toBeVisible();
    await look('moved');
    await keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'When and where' })).toContainText(
      /20 Dec.*2027/,
    );
  });
});
