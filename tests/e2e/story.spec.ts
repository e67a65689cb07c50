import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startCouchDb } from '../support/couchdb/index.ts';
import { takeNetworkAway } from './support/network.ts';
import { prepareProfile } from './support/prepare.ts';
import { putOnServer, fillServer, startSecond, statusOf } from './support/secondComputer.ts';
import { expect, test as base } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const words = ['Agus', 'Bayu', 'Citra', 'Dewi', 'Eka', 'Fajar', 'Gita', 'Hadi', 'Indah', 'Joko'];
// Every pair of words is another person, so that a full name finds one.
const nameOf = (index: number): string =>
  `${words[index % 10]} ${words[(Math.floor(index / 10) + 3) % 10]}wan`;
const namesFrom = (start: number, end: number): string[] =>
  Array.from({ length: end - start }, (_, index) => nameOf(start + index));

// Of 100 people 80 are in the segment; 70 of these say yes for 60 seats, 6 say no, 4 do not answer.
const [invited, yes, no, seats] = [80, 70, 76, 60];
const institutes = (index: number): string =>
  index < yes ? 'Accepting Institute' : index < no ? 'Declining College' : 'Silent Academy';

/** 100 people, a segment of 80, and an earlier meeting that the first 12 came to. */
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const profile = await prepareProfile(async (client) => {
      const { id: before } = await client.command('meetups.create', {
        ...{ name: '6th annual meeting', timeZone: 'Asia/Jakarta' },
        ...{ startLocal: '2026-01-17T11:00', endLocal: '2026-01-17T14:00' },
      });
      const ids: string[] = [];
      for (let index = 0; index < 100; index += 1) {
        const { id } = await client.command('people.add', {
          fn: nameOf(index),
          emails: [{ id: '1', value: `guest${index}@example.org` }],
          tags: index < invited ? ['jakarta'] : [],
          affiliations: [{ id: '1', organisation: institutes(index) }],
        });
        ids.push(id);
      }
      for (const personId of ids.slice(0, 12)) {
        const visit = { meetupId: before, list: 'main', personId } as const;
        await client.command('door.checkIn', { ...visit, via: 'search' });
      }
      const filter = [{ on: 'tag' as const, anyOf: ['jakarta'] }];
      await client.command('people.saveSegment', { name: 'Around Jakarta', search: '', filter });
    });
    await use(profile);
  },
});

const planFromTemplate = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'New meetup' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Template/ }).click();
  await page.getByRole('option', { name: 'Usual chapter meeting' }).click();
  await dialog.getByLabel('Name').fill('7th annual meeting');
  await dialog.getByRole('spinbutton', { name: /day/i }).first().click();
  await page.keyboard.type('16012027');
  await dialog.getByRole('textbox', { name: 'Venue' }).fill('Hotel Borobudur');
  await dialog.getByLabel('Seats').fill(String(seats));
  await dialog.getByRole('button', { name: 'Create meetup' }).click();
  await expect(page.getByRole('heading', { name: '7th annual meeting' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Agenda' }).getByRole('row').nth(3)).toBeVisible();
};

/** Saves the invitation for a mail merge, after which all count as written to. */
const inviteAll = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Invite' }).click();
  const whom = page.getByRole('region', { name: 'Who is written to' });
  await expect(whom).toContainText(`${invited} guests`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for mail merge (CSV)' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8');
  expect(new Set(csv.match(/guest\d+@example\.org/g)).size).toBe(invited);
  await expect(whom).toContainText(`${invited} were written to already`);
  await expect(whom).toContainText('0 guests');
};

/** Marks all guests of an institute and sets their reply at once. */
const replyOf = async (page: Page, institute: string, reply: string): Promise<void> => {
  await page.getByLabel('Filter guests').fill(institute);
  await expect(page.getByRole('row', { name: new RegExp(institute) }).first()).toBeVisible();
  await page
    .getByRole('checkbox', { name: /^Mark / })
    .first()
    .press('Space');
  const bar = page.getByRole('toolbar', { name: 'Marked guests' });
  await bar.getByRole('button', { name: 'Mark all' }).click();
  await expect(bar.getByText(/^\d\d? marked$/)).not.toHaveText('1 marked');
  await bar.getByRole('button', { name: 'Set reply' }).click();
  await page.getByRole('menuitem', { name: reply, exact: true }).click();
  await bar.getByRole('button', { name: 'Mark none' }).click();
  await page.getByLabel('Filter guests').fill('');
};

/** One computer's door. */
const doorOf = (page: Page) => {
  const field = page.getByLabel('Name of the person at the door');
  const attended = page.getByLabel('Counters').getByRole('status').locator('strong');
  let count = 0;
  const expectCount = (change: number): Promise<void> => {
    count += change;
    return expect(attended).toHaveText(String(count));
  };
  return {
    expectCount,
    byName: async (name: string) => {
      await field.fill(name);
      await expect(page.getByRole('option').first()).toContainText(name);
      await page.keyboard.press('Enter');
      await expectCount(1);
    },
    byBadge: async (code: string | undefined) => {
      await page.keyboard.type(code ?? '', { delay: 1 });
      await page.keyboard.press('Enter');
      await expectCount(1);
    },
    walkIn: async (name: string) => {
      await field.fill(name);
      await expect(page.getByText(`Add “${name}” as a walk-in`)).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await page.getByLabel('Organisation (optional)').fill('Embassy');
      await page.keyboard.press('Enter');
      await expectCount(1);
    },
  };
};

const numbersOf = (page: Page) => page.locator('dl[aria-label="Attendance"] dd');

const expectPeople = async (page: Page, filter: string, names: string[]): Promise<void> => {
  const people = page.getByRole('region', { name: 'People', exact: true });
  await people.getByRole('button', { name: /Show/ }).click();
  await page.getByRole('option', { name: filter }).click();
  const shown = async () => (await people.getByRole('rowheader').allInnerTexts()).toSorted();
  await expect.poll(shown, filter).toEqual(names.toSorted());
};

test('a meetup from the template to the numbers afterwards, with a door on two computers offline', async ({
  page: one,
  context,
  tsudoi,
  browser,
}) => {
  mkdirSync(artefacts, { recursive: true });
  const server = await startCouchDb();
  const second = await startSecond(browser);
  const two = second.page;
  try {
    await tsudoi.open(one, '/meetups');
    await planFromTemplate(one);
    const meetup = new URL(one.url()).hash.split('/')[2] ?? '';

    // Everyone of the segment is invited; there are more answers than seats.
    await one.getByRole('tab', { name: /Guests/ }).click();
    await one.getByRole('button', { name: 'Add a segment' }).click();
    await one.getByRole('menuitem', { name: 'Around Jakarta' }).click();
    await expect(one.getByText(`${invited} no answer`)).toBeVisible();
    await inviteAll(one);
    await one.getByRole('tab', { name: /Guests/ }).click();
    await replyOf(one, 'Accepting Institute', 'coming');
    await replyOf(one, 'Declining College', 'not coming');
    await expect(one.getByText(/60 of 60 seats taken · 10 waiting/)).toBeVisible();

    // One cannot come after all: the seat goes to whoever has waited longest.
    await one.getByLabel('Filter guests').fill(nameOf(0));
    await one.getByRole('button', { name: `Reply of ${nameOf(0)}: coming` }).click();
    await one.getByRole('menuitem', { name: 'not coming', exact: true }).click();
    await one.getByRole('button', { name: 'Seats and waiting list' }).click();
    const queue = one.getByRole('dialog');
    await queue.getByRole('button', { name: 'Offer a seat to the next one' }).click();
    await queue.getByRole('button', { name: 'Takes the seat' }).click();
    await expect(queue.getByText(/60 of 60 seats taken · 9 waiting/)).toBeVisible();
    const waiting = await queue
      .getByRole('list', { name: 'Waiting list' })
      .getByRole('listitem')
      .allInnerTexts();
    expect(waiting).toHaveLength(9);
    await one.keyboard.press('Escape');
    const expected = namesFrom(1, yes).filter(
      (name) => !waiting.some((line) => line.includes(name)),
    );
    expect(expected).toHaveLength(seats);

    // Badges for all but those who said no; what stands on them is what is scanned.
    await one.goto(`${tsudoi.host.url}#/print/${meetup}/badges`);
    const declined = no - yes + 1;
    await expect(one.locator('[data-badge]')).toHaveCount(invited - declined);
    const badges = new Map(
      await one
        .locator('[data-badge]')
        .evaluateAll((all) =>
          all.map(
            (badge) =>
              [
                badge.querySelector('bdi')?.textContent ?? '',
                badge.querySelector<SVGElement>('[data-qr]')?.dataset['qr'] ?? '',
              ] as const,
          ),
        ),
    );

    // A second computer joins, then the network goes.
    await one.goto(`${tsudoi.host.url}#/sync`);
    await putOnServer(one, server, 'tsudoi-jakarta');
    await one.getByRole('dialog').getByRole('button', { name: 'Put it there' }).click();
    await expect(statusOf(one)).toHaveText('Up to date');
    await two.getByRole('button', { name: /Join a server/ }).click();
    await fillServer(two, server.url, 'tsudoi-jakarta');
    await two.getByRole('dialog').getByRole('button', { name: 'Join' }).click();
    await expect(statusOf(two)).toHaveText('Up to date');
    await server.stop();
    await one.goto(`${tsudoi.host.url}#/door/${meetup}`);
    await two.goto(`${second.host.url}#/door/${meetup}`);
    const networks = [
      await takeNetworkAway(context, { page: one, host: tsudoi.host.url }),
      await takeNetworkAway(second.context, { page: two, host: second.host.url }),
    ];

    // Of the 60 with a seat 45 come.
    const came = expected.slice(0, 45);
    const [doorOne, doorTwo] = [doorOf(one), doorOf(two)];
    for (const name of came.slice(0, 15)) await doorOne.byName(name);
    for (const name of came.slice(15, 25)) await doorOne.byBadge(badges.get(name));
    for (const name of came.slice(25, 30)) await doorTwo.byName(name);
    for (const name of came.slice(30, 45)) await doorTwo.byBadge(badges.get(name));
    // Both let the same guest in: one attendance later.
    await doorTwo.byName(came[0] ?? '');
    const walkIns = ['Newcomer A', 'Newcomer B', 'Newcomer C', 'Newcomer D', 'Newcomer E'];
    for (const name of walkIns.slice(0, 3)) await doorOne.walkIn(name);
    for (const name of walkIns.slice(3)) await doorTwo.walkIn(name);
    // Two mistakes: the wrong guest on one computer, a walk-in who was none on the other.
    await doorOne.byName(expected[50] ?? '');
    await one.keyboard.press('Control+z');
    await doorOne.expectCount(-1);
    await doorTwo.walkIn('Nobody Really');
    await two.getByRole('button', { name: 'Take back: Nobody Really' }).click();
    await doorTwo.expectCount(-1);
    await one.screenshot({ path: join(artefacts, 'story-door.png') });
    for (const network of networks) {
      network.expectUnused();
      await network.bringBack();
    }

    const regulars = new Set(namesFrom(0, 12));
    const first = 50 - came.filter((name) => regulars.has(name)).length;

    // The network is back: both computers show the same people.
    await server.restart();
    for (const [page, host] of [
      [one, tsudoi.host.url],
      [two, second.host.url],
    ] as const) {
      await page.goto(`${host}#/sync`);
      await page.getByRole('button', { name: 'Sync now' }).click();
      await expect(statusOf(page)).toHaveText('Up to date');
    }
    for (const [page, host] of [
      [one, tsudoi.host.url],
      [two, second.host.url],
    ] as const) {
      await page.goto(`${host}#/meetups/${meetup}/after`);
      // Came, expected, did not come, walk-ins, without a yes, for the first time.
      await expect(numbersOf(page)).toHaveText(['50', '60', '15', '5', '0', String(first)]);
      await expectPeople(page, 'Everyone who came', [...came, ...walkIns]);
      await expectPeople(page, 'Walk-ins', walkIns);
      await expectPeople(page, 'Did not come', expected.slice(45));
    }
    await one.screenshot({ path: join(artefacts, 'story-after.png') });
  } finally {
    await second.close();
    await server.close();
  }
});
