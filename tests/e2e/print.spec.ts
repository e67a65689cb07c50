import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { labelSheets, type LabelSheetId } from '#shared/domain/print/labelSheets.ts';
import { uuidOfId } from '#shared/domain/ids.ts';
import { expectAccessible } from './support/axe.ts';
import { prepareProfile } from './support/prepare.ts';
import { expect, test as base } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/print');

const people = [
  { fn: '山田 太郎', latin: 'Yamada Tarō', languages: ['ja'] },
  { fn: 'สมชาย ยามาดา', latin: 'Somchai Yamada' },
  { fn: 'محمد بن عبد الله', latin: 'Muhammad bin Abdullah' },
  { fn: 'Nguyễn Thị Ánh Tuyết' },
  { fn: 'María-José Carreño Quiñones de la Fuente y Montenegro' },
  { fn: 'Satria Wibowo' },
  { fn: 'आरती शर्मा', latin: 'Aarti Sharma' },
  { fn: 'Zoë Müller-Łukaszewska' },
];

let meetupId = '';

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const profile = await prepareProfile(async (client) => {
      meetupId = (
        await client.command('meetups.create', {
          name: '7th annual meeting of the Jakarta chapter',
          startLocal: '2027-01-17T11:00',
          endLocal: '2027-01-17T14:00',
          timeZone: 'Asia/Jakarta',
        })
      ).id;
      const personIds: string[] = [];
      for (const person of people) {
        const affiliation = { id: '1', organisation: 'Bandung Institute of Technology' };
        const added = await client.command('people.add', {
          ...person,
          affiliations: [affiliation],
        });
        personIds.push(added.id);
      }
      await client.command('guests.add', { meetupId, personIds });
    });
    await use(profile);
  },
});

const millimetre = 96 / 25.4;

const boxesOf = (page: Page) =>
  page.locator('[data-sheet]').evaluateAll((sheets) =>
    sheets.map((sheet) => {
      const paper = sheet.getBoundingClientRect();
      const box = (element: Element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { left: left - paper.left, top: top - paper.top, width, height };
      };
      return {
        width: paper.width,
        height: paper.height,
        badges: [...sheet.querySelectorAll('[data-badge]')].map((badge) => ({
          ...box(badge),
          overflow: [...badge.querySelectorAll('bdi, strong, svg')].some((part) => {
            const [inner, outer] = [part.getBoundingClientRect(), badge.getBoundingClientRect()];
            return inner.right > outer.right + 0.5 || inner.bottom > outer.bottom + 0.5;
          }),
        })),
      };
    }),
  );

const choose = async (page: Page, label: string, option: RegExp): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(label) }).click();
  await page.getByRole('option', { name: option }).click();
};

// Answers the sizes of the pages in points (1/72 inch), as the file itself says.
const pdf = async (page: Page, name: string): Promise<readonly (readonly [number, number])[]> => {
  mkdirSync(artefacts, { recursive: true });
  const file = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  writeFileSync(join(artefacts, `${name}.pdf`), file);
  return [...file.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    (box) => [Math.round(Number(box[1])), Math.round(Number(box[2]))] as const,
  );
};

/** The words on the first page of a printed file with their boxes in points from its top left. */
const wordsIn = (name: string) => {
  const html = execFileSync('pdftotext', ['-bbox', '-l', '1', join(artefacts, `${name}.pdf`), '-']);
  const word =
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;
  return [...html.toString('utf8').matchAll(word)].map(([, left, top, right, bottom, text]) => ({
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
    // Letters and their marks may be told apart or together.
    text: (text ?? '').normalize('NFD').replaceAll(/\p{M}/gu, ''),
  }));
};

const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;

const point = 72 / 25.4;

const a4 = [595, 842];
const letter = [612, 792];

test('badges lie where the labels are, on every sheet, with names that fit', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, `/print/${uuidOfId(meetupId)}/badges`);
  await expect(page.locator('[data-badge]')).toHaveCount(people.length);
  await page.screenshot({ path: join(artefacts, 'preview.png') });
  await expectAccessible(page);
  const sheets: readonly [LabelSheetId, RegExp][] = [
    ['L4784', /L4784/],
    ['L7160', /L7160/],
    ['L7418', /L7418/],
    ['5395', /5395/],
    ['plain-letter', /Plain US Letter/],
    ['plain-a4', /Plain A4/],
  ];
  for (const [id, option] of sheets) {
    await page.emulateMedia({ media: 'screen' });
    await choose(page, 'Label sheet', option);
    await page.emulateMedia({ media: 'print' });
    const sheet = labelSheets[id];
    const [printed] = await boxesOf(page);
    expect(printed?.width).toBeCloseTo(sheet.paper.width * millimetre, 0);
    expect(printed?.height).toBeCloseTo(sheet.paper.height * millimetre, 0);
    for (const [index, badge] of (printed?.badges ?? []).entries()) {
      const left = sheet.left + (index % sheet.columns) * sheet.stepX;
      const top = sheet.top + Math.floor(index / sheet.columns) * sheet.stepY;
      // Half a pixel is an eighth of a millimetre.
      expect(Math.abs(badge.left - left * millimetre)).toBeLessThan(0.5);
      expect(Math.abs(badge.top - top * millimetre)).toBeLessThan(0.5);
      expect(Math.abs(badge.width - sheet.width * millimetre)).toBeLessThan(0.5);
      expect(Math.abs(badge.height - sheet.height * millimetre)).toBeLessThan(0.5);
      expect(badge.overflow, `${id}: badge ${index + 1} holds its texts`).toBe(false);
    }
    const pages = await pdf(page, `badges-${id}`);
    expect(pages, `${id} fills one sheet`).toEqual([sheet.paper.id === 'a4' ? a4 : letter]);
  }
  expect(
    await page.locator('[data-qr]').evaluateAll((codes) => codes.map((code) => code.dataset['qr'])),
  ).toEqual(expect.arrayContaining([expect.stringMatching(/^tsudoi:1:[0-9A-Z]{10}$/)]));
});

test('in the printed file every badge is on a label of its own', async ({ page, tsudoi }) => {
  test.skip(!hasReader, 'pdftotext (poppler-utils) is not installed');
  await tsudoi.open(page, `/print/${uuidOfId(meetupId)}/badges`);
  await expect(page.locator('[data-badge]')).toHaveCount(people.length);
  for (const [id, option] of [
    ['L4784', /L4784/],
    ['L7160', /L7160/],
    ['5395', /5395/],
  ] as const) {
    await page.emulateMedia({ media: 'screen' });
    await choose(page, 'Label sheet', option);
    await page.emulateMedia({ media: 'print' });
    await pdf(page, `labels-${id}`);
    const words = wordsIn(`labels-${id}`);
    const { left, top, stepX, stepY, width, height, columns } = labelSheets[id];
    const labels = firstWords.map((start) => {
      const word = words.find(({ text }) => text.startsWith(start));
      if (word === undefined) throw new Error(`${start} is not in the printed file of ${id}`);
      const column = Math.floor((word.left / point - left) / stepX);
      const row = Math.floor((word.top / point - top) / stepY);
      expect(word.left / point).toBeGreaterThanOrEqual(left + column * stepX);
      expect(word.right / point).toBeLessThanOrEqual(left + column * stepX + width);
      expect(word.top / point).toBeGreaterThanOrEqual(top + row * stepY);
      expect(word.bottom / point).toBeLessThanOrEqual(top + row * stepY + height);
      return row * columns + column;
    });
    expect(
      labels.toSorted((a, b) => a - b),
      id,
    ).toEqual(people.map((_, index) => index));
  }
});

// A word of each name that no other name has, without marks.
const firstWords = [
  'Taro',
  'Somchai',
  'Muhammad',
  'Tuyet',
  'Montenegro',
  'Wibowo',
  'Aarti',
  'Muller',
] as const;

test('sign-in sheet, table tents and report come out on paper', async ({ page, tsudoi }) => {
  for (const what of ['sign-in', 'tents', 'report'] as const) {
    await tsudoi.open(page, `/print/${uuidOfId(meetupId)}/${what}`);
    if (what === 'sign-in') {
      await expect(page.locator('tr[data-blank]')).toHaveCount(20);
      await expect(page.getByRole('row', { name: /Satria Wibowo/ })).toContainText(
        /[0-9A-Z]{5}-[0-9A-Z]{5}/,
      );
    } else if (what === 'tents') {
      await expect(page.locator('[data-sheet]')).toHaveCount(people.length);
    } else {
      await expect(page.getByRole('heading', { level: 2 })).toContainText('7th annual meeting');
    }
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    const pages = await pdf(page, what);
    expect(pages).toEqual(Array.from({ length: what === 'tents' ? people.length : 1 }, () => a4));
    await page.emulateMedia({ media: 'screen' });
  }
});
