import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import en from '../../shared/i18n/en/sync.json' with { type: 'json' };
import ja from '../../shared/i18n/ja/sync.json' with { type: 'json' };
import { startCouchDb, systemClock, type StartedCouchDb } from '../support/couchdb/index.ts';
import { expectAccessible } from './support/axe.ts';
import { enterOn } from './support/keyboard.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const account = { name: 'organiser', password: 'correct horse battery staple' };
const database = 'tsudoi-jakarta';

const asAdmin = async (server: StartedCouchDb, path: string, method: string, body?: object) => {
  const { name, password } = server.admin;
  const response = await fetch(`${server.url}/${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
};

/** From now on the server refuses to change people. */
const refusePeople = async (server: StartedCouchDb): Promise<void> => {
  const path = `${database}/_design/tsudoi`;
  const { _rev } = await asAdmin(server, path, 'GET');
  await asAdmin(server, path, 'PUT', {
    _id: '_design/tsudoi',
    _rev,
    validate_doc_update: `function (doc) {
      if (doc.type === 'person') { throw({ forbidden: 'Only members of this chapter may write to it.' }); }
    }`,
  });
};

const runs = [
  {
    language: 'en',
    locale: 'en-GB',
    texts: en,
    looks: [
      { name: 'light-1280', colorScheme: 'light', size: { width: 1280, height: 800 } },
      { name: 'dark-1024', colorScheme: 'dark', size: { width: 1024, height: 640 } },
    ],
  },
  {
    language: 'ja',
    locale: 'ja-JP',
    texts: ja,
    looks: [
      { name: 'ja-dark-1280', colorScheme: 'dark', size: { width: 1280, height: 800 } },
      { name: 'ja-light-1024', colorScheme: 'light', size: { width: 1024, height: 640 } },
    ],
  },
] as const;

for (const { language, locale, texts, looks } of runs) {
  test.describe(language, () => {
    test.use({ locale, chapter: 'demo' });

    test('every state of sync is said in words, is accessible, fits, and is reached by keyboard', async ({
      page,
      tsudoi,
    }) => {
      mkdirSync(artefacts, { recursive: true });
      test.setTimeout(360_000);
      page.setDefaultTimeout(20_000);
      const look = async (screen: string): Promise<void> => {
        for (const { name, colorScheme, size } of looks) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.setViewportSize(size);
          await page.screenshot({ path: join(artefacts, `${name}-sync-${screen}.png`) });
          await expectAccessible(page);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, `${screen} is wider than the window`).toBe(0);
        }
      };
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const dialog = page.getByRole('dialog');
      let serverAhead = 0;
      const clock = { ...systemClock, now: () => Date.now() + serverAhead };
      const server = await startCouchDb({ clock });
      try {
        await tsudoi.open(page, '/sync');
        await look('off');
        await enterOn(page, button(texts.action.put));
        await type(page, texts.form.address, server.url);
        await type(page, texts.form.database, database);
        await type(page, texts.form.name, account.name);
        await type(page, texts.form.password, account.password);
        await dialog.getByText(texts.form.prepare).click();
        await type(page, texts.form.adminName, server.admin.name);
        await type(page, texts.form.adminPassword, server.admin.password);
        await look('put');
        await enterOn(page, dialog.getByRole('button', { name: texts.put.submit }));
        await expect(page.getByText(texts.phase['up-to-date']).first()).toBeVisible();

        serverAhead = -12 * 60_000;
        await enterOn(page, button(texts.action.now));
        const ahead = texts.connection.clockAhead_other.replace('{{count}}', '12');
        await expect(page.getByText(ahead)).toBeVisible();
        await expect(page.getByText(texts.connection.clockWarning)).toBeVisible();
        await page.getByText(texts.connection.clockWarning).scrollIntoViewIfNeeded();
        await look('clock');
        serverAhead = 0;
        await enterOn(page, button(texts.action.now));
        await expect(page.getByText(texts.connection.clockFine)).toBeVisible();
        await expect(page.getByText(texts.connection.clockWarning)).toBeHidden();

        await enterOn(page, button(texts.invite.action));
        await expect(dialog.getByRole('textbox')).toHaveValue(/^tsudoi:\/\/join\?v=1&/);
        const link = await dialog.getByRole('textbox').inputValue();
        expect(link).not.toContain(account.name);
        await look('invitation');
        const saving = page.waitForEvent('download');
        await enterOn(page, dialog.getByRole('button', { name: texts.invite.save }));
        const file = await (await saving).path();
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();

        await refusePeople(server);
        await page.goto(`${tsudoi.host.url}#/people`);
        await page.getByRole('row').nth(1).click();
        await page.keyboard.press('n');
        await dialog.getByRole('textbox').first().fill('Sari Widodo');
        await page.keyboard.press('Enter');
        await expect(dialog).toBeHidden();
        await page.goto(`${tsudoi.host.url}#/sync`);
        await expect(button(`${texts.refused.retry}: Sari Widodo`)).toBeVisible();
        await page
          .getByRole('link', { name: `${texts.refused.edit}: Sari Widodo` })
          .scrollIntoViewIfNeeded();
        await look('refused');

        await tsudoi.restart();
        await tsudoi.open(page, '/sync');
        await expect(button(texts.action.signIn)).toBeVisible();
        await look('sign-in');
        await type(page, texts.form.password, account.password);
        await page.keyboard.press('Enter');
        const refused = texts.phase.refused_one.replace('{{count}}', '1');
        await expect(page.getByText(refused, { exact: true }).first()).toBeVisible();

        await asAdmin(server, database, 'DELETE');
        await expect(page.getByText(texts.failSafe.question)).toBeVisible();
        await look('stopped');

        await page.goto(`${tsudoi.host.url}#/welcome`);
        await enterOn(page, page.getByRole('button', { name: new RegExp(`^${texts.join.door}`) }));
        await type(page, texts.join.invitation, 'tsudoi://join?nonsense');
        await look('join-unreadable');
        const choosing = page.waitForEvent('filechooser');
        await enterOn(page, button(texts.join.openFile));
        await (await choosing).setFiles(file);
        await expect(dialog.getByRole('textbox', { name: texts.form.address })).toHaveValue(
          server.url,
        );
        await expect(dialog.getByRole('textbox', { name: texts.form.database })).toHaveValue(
          database,
        );
        await look('join');
      } finally {
        await server.close();
      }
    });
  });
}

/** Fills a field as a person would who came to it by the Tab key. */
const type = async (page: Page, label: string, text: string): Promise<void> => {
  const field = page.getByLabel(label, { exact: true });
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
};
