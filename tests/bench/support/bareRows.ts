import type { Page } from '@playwright/test';

/**
 * Turns the roster that is on screen into a plain page: the same elements in the same style without
 * the app. What a browser on this computer needs for that is what no app can be faster than.
 * `searches` are typed first: their rows are what each key then puts there.
 */
export const makeBare = async (page: Page, searches: readonly string[]): Promise<void> => {
  const answers: string[] = [];
  for (const search of searches) {
    await page.getByRole('searchbox').fill(search);
    await page.evaluate((quiet) => window.watch.painted(quiet), 300);
    answers.push(
      await page.evaluate(() => document.querySelectorAll('[role=rowgroup]')[1]?.innerHTML ?? ''),
    );
  }
  await page.evaluate((rows) => {
    // A copy has none of the app's listeners.
    document.body.replaceWith(document.body.cloneNode(true));
    const body = document.querySelectorAll('[role=rowgroup]')[1];
    const field = document.querySelector('input[type=search]');
    if (body === undefined || !(field instanceof HTMLInputElement)) throw new Error('No roster');
    let turn = 0;
    field.addEventListener('input', () => {
      turn = (turn + 1) % rows.length;
      body.innerHTML = rows[turn] ?? '';
    });
    field.focus();
  }, answers);
};

/** Fills the plain page with as many rows as a movement of `pixels` passes, all there beforehand. */
export const fillBare = (page: Page, pixels: number): Promise<void> =>
  page.evaluate((length) => {
    const body = document.querySelectorAll('[role=rowgroup]')[1];
    const row = body?.children[1];
    if (body === undefined || !(row instanceof HTMLElement)) throw new Error('No roster');
    const height = row.offsetHeight;
    const head = row.offsetTop - height;
    const count = Math.ceil(length / height) + 50;
    const space = body.parentElement;
    if (space !== null) space.style.blockSize = `${head + count * height}px`;
    const kinds = [...body.children];
    body.replaceChildren(
      ...Array.from({ length: count }, (_, index) => {
        const copy = kinds[index % kinds.length]?.cloneNode(true);
        if (!(copy instanceof HTMLElement)) throw new Error('No row');
        copy.style.insetBlockStart = `${head + index * height}px`;
        return copy;
      }),
    );
  }, pixels);
