import type { Page } from '@playwright/test';
import { uuidOfId } from '#shared/domain/ids.ts';
import { openBrowser } from './support/benchBrowser.ts';
import { makeBenchChapter, openBenchData, temporaryProfile } from './support/chapterOf.ts';
import { openHost } from './support/hostOf.ts';
import { percentile, report } from './support/measure.ts';

/**
 * At the door of a meetup with 200 guests in a chapter of 40,000 people, in a real browser on the
 * built host: from a key press to the painted result. Needs `npm run build`.
 */
const guests = 200;
const typed = ['sato', 'yama', 'nguy', 'sari', 'putr', 'maria', 'anan', 'widod', 'kumar', 'tana'];
const rounds = 4;

const makeDoor = async (folder: string): Promise<string> => {
  await makeBenchChapter(folder);
  const { client, close } = await openBenchData(folder);
  const { id } = await client.command('meetups.create', {
    ...{ name: 'Bench', startLocal: '2026-12-05T11:00', endLocal: '2026-12-05T14:00' },
    timeZone: 'Asia/Jakarta',
  });
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: { column: 'lastSeen', direction: 'ascending' },
    window: { offset: 0, limit: guests },
  });
  await client.command('guests.add', { meetupId: id, personIds: rows.map((row) => row.id) });
  await close();
  return uuidOfId(id);
};

/**
 * Milliseconds from the key press to the frame that shows the answer for it. The spoken number of
 * people found is there only while the answer on screen belongs to what is typed.
 */
const timeOfKey = async (page: Page, key: string): Promise<number> => {
  const watched = await page.evaluateHandle(() => ({
    took: new Promise<number>((resolve) => {
      const onKey = ({ timeStamp }: KeyboardEvent): void => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - timeStamp);
        const look = (): void => {
          const found = document.querySelector('section output')?.textContent ?? '';
          // What a frame's callback sees is painted when the next message is handled.
          if (found !== '') port2.postMessage(undefined);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      addEventListener('keydown', onKey, { capture: true, once: true });
    }),
  }));
  await page.keyboard.press(key);
  const took = await watched.evaluate((watch) => watch.took);
  await watched.dispose();
  return took;
};

const profile = temporaryProfile();
const door = await makeDoor(profile.folder);
const host = await openHost(profile.folder);
const browser = await openBrowser(profile.folder);
if (browser === undefined) throw new Error('No browser is installed');
try {
  const page = await browser.newPage();
  await page.goto(host.oneTimeUrl);
  await page.waitForURL(/#\//);
  await page.goto(`${host.url}#/door/${door}`);
  const field = page.locator('[data-door-field]');
  await field.waitFor();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const word of typed) {
      for (const letter of word) times.push(await timeOfKey(page, letter));
      await field.press('Escape');
    }
  }
  report({
    what: `key press to painted result: p95 of ${times.length}`,
    ours: percentile(times, 0.95),
    limit: 50,
    limitIs: 'goal',
    goal: '< 50 ms',
  });
  report({
    what: 'key press to painted result: median',
    ours: percentile(times, 0.5),
    limit: 50,
    limitIs: 'goal',
    goal: '< 50 ms',
  });
} finally {
  await browser.close();
  await host.close();
  profile.remove();
}
