import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { fillBare, makeBare } from './support/bareRows.ts';
import { bundlePage, openBrowser, servePage } from './support/benchBrowser.ts';
import { benchPeople, makeBenchChapter, openBenchData } from './support/chapterOf.ts';
import { openHost } from './support/hostOf.ts';
import { percentile } from './support/measure.ts';
import { personAt, type PeerPerson } from './support/peerWork.ts';

/**
 * What a person at the keyboard waits for, in a real browser on the loopback host: from the input
 * event to the end of the frame that shows the last changed row, and how even frames are while
 * scrolling. Beside it what the browser alone needs for the same elements (a plain page), and two
 * peers in the same browser that find the same names with a regular expression; `BENCH_PEERS=none`
 * leaves those slow ones out.
 */
const words = [
  ...['nguyen thi', 'tanaka', 'yamada', 'siti', 'maria san', 'kim ji', 'wang wei', 'putri'],
  ...['abdul', 'jakarta', 'tokyo', 'okonkwo', 'santos', 'hiroshi', 'suzuki ha'],
  ...['dewi le', 'rahman', 'park so', 'sato yuki', 'phan', 'gupta', 'lopez', 'watanabe'],
  ...['ibrahim', 'chen', 'silva', 'hanoi', 'ito ken', 'fernandez', 'kumar'],
];
const peerWords = ['tanaka', 'siti', 'okonkwo'];
const keyHeldMs = 60;
const longestFrame = 33;
const wheelPixels = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'tsudoi-window-'));

/** Types words letter by letter, each when the rows of the one before are there. */
const typeWords = async (
  page: Page,
  options: { readonly words: readonly string[]; readonly quietMs: number },
): Promise<{ readonly times: readonly number[]; readonly unchanged: number }> => {
  const times: number[] = [];
  let unchanged = 0;
  for (const word of options.words) {
    await page.keyboard.press('ControlOrMeta+A');
    for (const letter of word) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter, { delay: keyHeldMs });
      // To ask the page takes some of its time: not before the answer is painted.
      await pause(options.quietMs);
      const time = await page.evaluate((quiet) => window.watch.painted(quiet), options.quietMs);
      if (time === null) unchanged += 1;
      else times.push(time);
    }
  }
  return { times, unchanged };
};

const tellTyping = (
  what: string,
  { times, unchanged }: Awaited<ReturnType<typeof typeWords>>,
  own?: readonly number[],
): void => {
  const p95 = percentile(times, 0.95);
  const compared =
    own === undefined
      ? '(goal p95 < 50 ms)'
      : `(${(p95 / percentile(own, 0.95)).toFixed(1)}x ours)`;
  process.stdout.write(
    `${what.padEnd(44)} p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ` +
      `longest ${Math.max(...times).toFixed(1)} ms over ${times.length} keystrokes ` +
      `(${unchanged} changed no row)  ${compared}\n`,
  );
};

const watchFrames = async (
  page: Page,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> => {
  await page.evaluate(() => window.watch.frames());
  await work();
  const frames = await page.evaluate(() => window.watch.stop());
  const late = frames.filter((ms) => ms > longestFrame);
  process.stdout.write(
    `${what.padEnd(44)} ${late.length} of ${frames.length} frames over ${longestFrame} ms, ` +
      `p99 ${percentile(frames, 0.99).toFixed(1)} ms, longest ${Math.max(...frames).toFixed(1)} ms  ` +
      `(goal 0)\n`,
  );
};

const ours = async (context: BrowserContext, watchScript: string): Promise<readonly number[]> => {
  const host = await openHost(join(folder, 'profile'));
  const page = await context.newPage();
  try {
    await page.goto(host.oneTimeUrl);
    await page.waitForURL(/#\//);
    await page.goto(`${host.url}#/people`);
    await page.getByRole('row').nth(10).waitFor();
    await page.evaluate(watchScript);
    await page.evaluate(() => window.watch.rows('[role=grid]'));
    await page.getByRole('searchbox').focus();
    // The first search waits until everybody is prepared.
    await typeWords(page, { words: ['zz'], quietMs: 1500 });
    const typed = await typeWords(page, { words, quietMs: 150 });
    tellTyping(`ours, ${benchPeople} people, ranked and marked`, typed);

    await page.getByRole('searchbox').fill('');
    await watchFrames(page, 'frames at rest', () => page.waitForTimeout(3000));
    await watchFrames(page, 'frames while scrolling by the wheel', () => scrollByWheel(page));
    await watchFrames(page, 'frames while dragging the scroll bar', () => dragThrough(page));
    await bare(page, typed.times);
    return typed.times;
  } finally {
    await page.close();
    await host.close();
  }
};

/** The same in a plain page: the rows are known beforehand, and nobody has to find or make them. */
const bare = async (page: Page, own: readonly number[]): Promise<void> => {
  await makeBare(page, ['siti', 'tanaka', 'nguyen', 'kim', 'maria']);
  await page.evaluate(() => window.watch.rows('[role=grid]'));
  const typed = await typeWords(page, { words, quietMs: 150 });
  const [p50, p95] = [0.5, 0.95].map((share) => {
    const alone = percentile(typed.times, share);
    return `${alone.toFixed(1)} ms (ours ${(percentile(own, share) / alone).toFixed(2)}x)`;
  });
  process.stdout.write(`${'the browser alone, rows known'.padEnd(44)} p50 ${p50}, p95 ${p95}\n`);
  await fillBare(page, wheelPixels);
  await watchFrames(page, 'the browser alone, scrolling by the wheel', () => scrollByWheel(page));
};

/** As fast as a wheel is turned: about 100 rows a second, down and up again. */
const scrollByWheel = async (page: Page): Promise<void> => {
  const box = await page.getByRole('grid').boundingBox();
  if (box === null) throw new Error('The roster is not in sight');
  const session = await page.context().newCDPSession(page);
  for (const yDistance of [-wheelPixels, wheelPixels]) {
    await session.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance,
      speed: 4000,
      preventFling: true,
      gestureSourceType: 'mouse',
    });
  }
  await session.detach();
};

/** From the first row to the last in five seconds: every frame shows rows that were not there. */
const dragThrough = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const grid = document.querySelector('[role=grid]');
    if (grid === null) throw new Error('There is no grid');
    const begin = performance.now();
    for (;;) {
      const share = (performance.now() - begin) / 5000;
      grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
      if (share >= 1) return;
      await new Promise(requestAnimationFrame);
    }
  });

const peer = async (
  context: BrowserContext,
  options: { readonly name: string; readonly url: string; readonly watchScript: string },
): Promise<Awaited<ReturnType<typeof typeWords>>> => {
  const page = await context.newPage();
  try {
    await page.goto(options.url);
    await page.waitForFunction('globalThis.showPeer !== undefined');
    await page.evaluate(`globalThis.showPeer(${JSON.stringify(options.name)})`);
    await page.evaluate(options.watchScript);
    await page.evaluate(() => window.watch.rows('ul'));
    // Slow answers must have come before it is quiet.
    return await typeWords(page, { words: peerWords, quietMs: 8000 });
  } finally {
    await page.close();
  }
};

const comparePeers = async (
  context: BrowserContext,
  {
    data,
    own,
    watchScript,
  }: { data: readonly PeerPerson[]; own: readonly number[]; watchScript: string },
): Promise<void> => {
  const served = await servePage({ script: await bundlePage('searchPeers', folder), data });
  const dexie = await peer(context, { name: 'dexie', url: served.url, watchScript });
  tellTyping('RxDB and Dexie, regular expression, first 50', dexie, own);
  const pouch = await peer(context, { name: 'pouch', url: served.url, watchScript });
  tellTyping('PouchDB, regular expression, any 50', pouch, own);
  served.close();
};

/** The people of the chapter as the peers hold them: names and about as many bytes. */
const readPeople = async (profile: string): Promise<PeerPerson[]> => {
  const { client, close } = await openBenchData(profile);
  const people: PeerPerson[] = [];
  for (let total = 1; people.length < total;) {
    const answer = await client.query('people.roster', {
      search: '',
      sort: { column: 'name', direction: 'ascending' },
      window: { offset: people.length, limit: 500 },
    });
    total = answer.total;
    people.push(...answer.rows.map(({ id, fn }, index) => ({ ...personAt(index), id, fn })));
  }
  await close();
  return people;
};

try {
  const context = await openBrowser(folder);
  if (context === undefined) {
    process.stdout.write('left out: no installed browser was found\n');
  } else {
    try {
      await makeBenchChapter(join(folder, 'profile'));
      const watchScript = await bundlePage('watch', folder);
      const withPeers = process.env['BENCH_PEERS'] !== 'none';
      const data = withPeers ? await readPeople(join(folder, 'profile')) : [];
      const own = await ours(context, watchScript);
      if (withPeers) await comparePeers(context, { data, own, watchScript });
    } finally {
      await context.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
