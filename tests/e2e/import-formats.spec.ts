import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { enterOn, tabTo } from './support/keyboard.ts';
import { fillServer } from './support/secondComputer.ts';
import { chooseCsv } from './support/csv.ts';
import { lookAt } from './support/look.ts';
import { expect, test } from './support/test.ts';

test.use({ chapter: 'demo', viewport: { width: 1280, height: 1100 } });

const rosters = join(import.meta.dirname, '../fixtures/rosters');

test('a workbook, contacts, an old Japanese file and pasted cells come in', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, '/import');
  const file = page.locator('input[type=file]');
  const main = page.getByRole('main');
  const look = (name: string) => lookAt(page, `screens/import-${name}`);
  const bring = async (people: number): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(`^Bring in ${people} `) }).click();
    await expect(main.getByText(`${people} people added.`)).toBeVisible();
    await page.getByRole('button', { name: 'Bring another file' }).click();
  };
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await look('file');

  // A workbook of several sheets: the first with a roster is read, another can be chosen.
  await file.setInputFiles(join(rosters, 'several-sheets.xlsx'));
  await expect(main.getByText('sheet “Members 2019”')).toBeVisible();
  await page.getByRole('button', { name: /Sheet/ }).click();
  await look('sheets');
  await page.getByRole('option', { name: 'Members 2020' }).click();
  await expect(main.getByText('sheet “Members 2020”')).toBeVisible();
  await page.getByRole('button', { name: /Sheet/ }).click();
  await page.getByRole('option', { name: 'Members 2019' }).click();
  await bring(2);

  await file.setInputFiles(join(rosters, 'v30-apple.vcf'));
  await expect(main.getByText('vCard', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('tab', { name: /New\s*2/ })).toBeVisible();
  await look('cards');
  await bring(2);

  // Pictures of cards are drawn anew where they cannot stay as they are; none is fetched.
  await file.setInputFiles(join(rosters, 'photos.vcf'));
  await expect(main.getByText('The photo of 1 card lies on the internet.')).toBeVisible();
  await expect(main.getByRole('row', { name: /^3 Png Data/ })).toContainText('Photo: included');
  await main.getByRole('row', { name: /^3 Png Data/ }).click();
  await expect(main.getByRole('img', { name: 'Photo of Png Data' })).toBeVisible();
  await main.getByRole('row', { name: /^4 Google Link/ }).click();
  await expect(main.getByText('Its photo lies on the internet. It is not fetched.')).toBeVisible();
  await look('photos');
  await bring(7);

  // The wrong encoding is seen in the first rows and put right.
  await file.setInputFiles(join(rosters, 'shift-jis-roster.csv'));
  await page.getByRole('button', { name: /Encoding/ }).click();
  await page.getByRole('option', { name: /Windows-1251/ }).click();
  const firstRows = page.getByRole('region', { name: 'The first rows as they were read' });
  await expect(firstRows.getByText('山田 太郎')).toBeHidden();
  await page.getByRole('button', { name: /Encoding/ }).click();
  await page.getByRole('option', { name: /Shift_JIS/ }).click();
  await expect(firstRows.getByText('山田 太郎')).toBeVisible();
  await look('shift-jis');
  await page.getByRole('button', { name: 'Choose another file' }).click();

  // Cells from a spreadsheet, and the question about dates.
  await page.getByRole('button', { name: 'Paste cells' }).click();
  await page
    .getByRole('textbox', { name: 'Cells copied from a spreadsheet' })
    .fill(
      'Name\tStart date\tPhone\nPaste One\t03/04/2019\t0812-3456-7890\nPaste Two\t05/06/2019\t8.1E+10\n',
    );
  await look('paste');
  await page.getByRole('button', { name: 'Use these cells' }).click();
  await expect(page.getByRole('tab', { name: /Needs you\s*2/ })).toBeVisible();
  await look('dates');
  await page.getByRole('button', { name: /Which is the day/ }).click();
  await page.getByRole('option', { name: /day\/month\/year/ }).click();
  await expect(page.getByRole('tab', { name: /Needs you\s*1/ })).toBeVisible();
  await page.getByRole('button', { name: /Names in one column/ }).click();
  await page.getByRole('option', { name: /family name “One”/ }).click();
  await expect(
    main.getByRole('row', { name: /Family name\s*: One\s*\. Given name\s*: Paste/ }),
  ).toBeVisible();

  // The row whose phone number lost its digits is saved to be put right.
  await page.getByRole('tab', { name: /Needs you/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save these rows as a file' }).click();
  const saved = await (await download).path();
  const text = readFileSync(saved, 'utf8');
  expect(text).toContain('Row in the file,Why it was left out,Name,Start date,Phone');
  expect(text).toContain('3,“8.1E+10” is not a phone number.,Paste Two,05/06/2019,8.1E+10');
});

test('possible duplicates are resolved in the preview by keyboard, and nothing of it is lost unasked', async ({
  page,
  tsudoi,
}) => {
  const asked = await withMuchToReclaim(page);
  await tsudoi.open(page, '/import');
  const { keyboard } = page;
  await chooseCsv(page, 'twice.csv', [
    'Name,E-mail,City',
    'Xaver Quill,xaver@x.example,',
    'Quill Xaver,xaver@x.example,Surabaya',
    'Xaver Quill,xaver@x.example,Medan',
    'Zenobia,zenobia@x.example,',
    'Zenobia,zenobia@x.example,Malang',
  ]);
  const tab = page.getByRole('tab', { name: /Needs you/ });
  await expect(tab).toContainText('3');
  await tabTo(page, page.getByRole('tab', { name: /New/ }));
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, page.getByRole('grid'));
  const same = page.getByRole('button', { name: /The same as row 2: Xaver Quill/ });
  await expect(same).toBeVisible();
  await lookAt(page, 'screens/import-duplicates-light');
  // What is typed before the next row is there is meant for it.
  await keyboard.press('s');
  await keyboard.press('x');
  await expect(tab).toContainText('2');
  await expect(page.getByRole('row', { name: /Xaver Quill left out/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /The same as row 5: Zenobia/ })).toBeVisible();
  await keyboard.press('n');
  await expect(tab).toContainText('1');

  // Another page is looked at in between: file and decisions wait.
  const waiting = page.getByRole('link', { name: 'Unfinished import 5' });
  await enterOn(page, page.getByRole('link', { name: 'Today' }));
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await lookAt(page, 'screens/import-waiting');

  // Where it cannot wait, it is asked for first: another chapter, another file, a closed window.
  const keep = page.getByRole('button', { name: 'Keep it' });
  await enterOn(page, page.getByRole('link', { name: 'Chapter', exact: true }));
  await enterOn(page, page.getByRole('button', { name: 'Close this chapter' }));
  const leaving = page.getByRole('alertdialog', { name: /unfinished import/ });
  await expect(leaving).toContainText('twice');
  await lookAt(page, 'screens/import-forget');
  const keepIt = async (): Promise<void> => {
    await expect(keep).toBeFocused();
    await keyboard.press('Enter');
    await expect(leaving).toBeHidden();
  };
  await keepIt();

  // So it is before the file is made smaller, for which the chapter is closed for a moment.
  await enterOn(page, page.getByRole('button', { name: 'Make the file smaller' }));
  await keepIt();

  // So it is before a backup takes the chapter's place, and before another chapter is joined or made.
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Back up now' }).click();
  // The daily one may have been made meanwhile as well.
  await page
    .getByRole('button', { name: /^Restore… / })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await keepIt();
  // The keys are the form's again.
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /Jakarta chapter/ }).click();
  await page.getByRole('menuitem', { name: 'Another chapter…' }).click();
  await page.getByRole('button', { name: /Join a server/ }).click();
  await fillServer(page, 'https://chapter.example', 'tsudoi-jakarta');
  await dialog.getByRole('button', { name: 'Join' }).click();
  await keepIt();
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await keyboard.press('Escape');
  await page.getByRole('button', { name: 'Throw away' }).click();
  await page.getByRole('button', { name: /Bring a spreadsheet/ }).click();
  await page.getByLabel('Name of the chapter').fill('Surabaya chapter');
  await page.getByRole('button', { name: 'Create an empty chapter' }).click();
  await keepIt();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('link', { name: /^Back to/ }).click();
  await enterOn(page, waiting);
  await enterOn(page, page.getByRole('button', { name: 'Choose another file' }));
  await expect(page.getByRole('alertdialog', { name: 'Give up this import?' })).toBeVisible();
  await keyboard.press('Escape');
  const closing = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await closing;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(tab).toContainText('1');
  await enterOn(page, page.getByRole('button', { name: 'Bring in 3 people' }));
  await expect(page.getByRole('paragraph').getByText(/3 people added/)).toBeVisible();
  await expect(waiting).toBeHidden();

  // What was done is not shown again as if it were still to do.
  await enterOn(page, page.getByRole('link', { name: 'Today' }));
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();

  // Who leaves it behind before the file is made smaller gets the file made smaller.
  await chooseCsv(page, 'left.csv', ['Name', 'Yolanda']);
  const left = page.getByRole('link', { name: 'Unfinished import 1' });
  await enterOn(page, page.getByRole('link', { name: 'Chapter', exact: true }));
  await expect(left).toBeVisible();
  const smaller = page.getByRole('button', { name: 'Make the file smaller' });
  await enterOn(page, smaller);
  expect(asked.filter((message) => message.includes('chapter.compact'))).toEqual([]);
  await leaving.getByRole('button', { name: 'Give up' }).click();
  await expect(left).toBeHidden();
  await expect.poll(() => asked.some((message) => message.includes('chapter.compact'))).toBe(true);
  await expect(smaller).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);

  // A pair that comes up while the list is shown is counted and told.
  await page.goto(`${tsudoi.host.url}#/duplicates`);
  const count = page.locator('header').getByText(/^\d+$/);
  const pairs = Number(await count.textContent());
  const second = await page.context().newPage();
  await tsudoi.open(second, '/people');
  await second.getByRole('button', { name: 'Add person' }).click();
  await second.getByRole('textbox', { name: 'Full name' }).fill('Xaver Quill');
  await second.getByRole('textbox', { name: 'E-mail' }).fill('xaver@x.example');
  await second.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.locator('output[aria-live]')).toHaveText(/1 pair more/);
  await expect(count).toHaveText(String(pairs + 1));
});

test('a member number that somebody else has is told in the preview, at the person and as they are added', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, '/import');
  await chooseCsv(page, 'numbers.csv', [
    'Name,Member number,City',
    'Quirin One,Q-7,Malang',
    'Quirin Two,q-7,',
  ]);
  const main = page.getByRole('main');
  await expect(
    main.getByText(/^2 rows bring a member number that somebody else has/),
  ).toBeVisible();
  // Cell by cell, with stops where the eye has gaps.
  const told = /^2 Quirin One Row 3, Quirin Two, brings the member number Q-7, too\. /;
  const row = page.getByRole('row', { name: /^2 Quirin One/ });
  const cells = [/City\s*: Malang\s*\./, /Member number\s*: Q-7\s*\./];
  for (const cell of [told, ...cells]) await expect(row).toHaveAccessibleName(cell);
  await lookAt(page, 'screens/import-numbers');
  await page.getByRole('button', { name: 'Bring in 2 people' }).click();
  await expect(main.getByText('2 people added.')).toBeVisible();

  await page.goto(`${tsudoi.host.url}#/people`);
  await page.getByRole('searchbox').fill('quirin one');
  await page.getByRole('row', { name: /Quirin One/ }).click();
  const panel = page.getByRole('complementary', { name: 'Person' });
  const other = panel.getByRole('link', { name: 'Quirin Two' });
  await expect(other).toBeVisible();
  await lookAt(page, 'screens/person-number');
  const change = async (number: string): Promise<void> => {
    await panel.getByRole('button', { name: /Member number/ }).click();
    await panel.getByRole('textbox', { name: 'Member number' }).fill(number);
    await page.keyboard.press('Enter');
  };
  await change('Q-8');
  await expect(other).toBeHidden();
  await change('Q-7');
  await expect(other).toBeVisible();
  await expect(page.locator('output[aria-live]')).toHaveText(
    /Q-7 is also the member number of Quirin Two\./,
  );
  await other.click();
  await expect(panel.getByRole('heading', { name: 'Quirin Two' })).toBeVisible();

  // Nor does who is added by hand get it without a word.
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  const number = dialog.getByRole('textbox', { name: 'Member number' });
  const holders = dialog.getByText('Quirin One, Quirin Two');
  await dialog.getByRole('textbox', { name: 'Full name' }).fill('Quirin Three');
  await number.fill('q-7 ');
  await expect(holders).toBeVisible();
  await expect(page.locator('output[aria-live]')).toHaveText(
    /q-7 is also the member number of Quirin One, Quirin Two\./,
  );
  await lookAt(page, 'screens/person-add-number');
  await number.fill('q-77');
  await expect(holders).toBeHidden();
  await dialog.getByRole('button', { name: 'Add and next' }).click();
  await expect(number).toHaveValue('');
  await number.fill('Q-77');
  await expect(dialog.getByText('Quirin Three')).toBeVisible();
});

// Making the file smaller is offered from ten megabytes on, which would take long to fill. Answers what
// the page asks.
const withMuchToReclaim = async (page: Page): Promise<readonly string[]> => {
  const asked: string[] = [];
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (typeof message === 'string') asked.push(message);
      server.send(message);
    });
    server.onMessage((message) =>
      socket.send(
        typeof message === 'string'
          ? message.replaceAll('"reclaimable":0', '"reclaimable":20971520')
          : message,
      ),
    );
  });
  return asked;
};
