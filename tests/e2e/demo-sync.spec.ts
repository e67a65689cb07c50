import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from './support/test.ts';

const project = join(import.meta.dirname, '../..');

test('the demo of sync shows two computers that stay equal, and leaves nothing behind', async ({
  page: one,
  context,
}) => {
  const temporary = mkdtempSync(join(tmpdir(), 'tsudoi-e2e-demo-'));
  const demo = spawn(process.execPath, [join(project, 'electron/launcher/demoSync.mjs')], {
    cwd: project,
    env: {
      ...process.env,
      // Without a display and Electron the addresses are printed.
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      TSUDOI_NO_ELECTRON: '1',
      TMPDIR: temporary,
      TEMP: temporary,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(demo, 'exit');
  try {
    const addresses: string[] = [];
    for await (const line of createInterface({ input: demo.stdout })) {
      const address = /computer: (http:\S+)/.exec(line)?.[1];
      if (address !== undefined) addresses.push(address);
      if (addresses.length === 2) break;
    }
    demo.stdout.resume();
    const [first = '', second = ''] = addresses;
    const two = await context.newPage();
    await one.goto(first);
    await two.goto(second);
    for (const page of [one, two]) {
      await expect(page.locator('a[href="#/sync"]')).toHaveText('Up to date');
    }
    await one.goto(`${new URL(first).origin}/#/people`);
    await one.getByRole('button', { name: 'Add person' }).first().click();
    await one.getByRole('dialog').getByLabel('Full name').fill('Sari Widodo');
    await one.keyboard.press('Enter');
    await expect(one.getByRole('heading', { name: 'Sari Widodo' })).toBeVisible();
    const { origin } = new URL(second);
    await two.goto(`${origin}/${new URL(one.url()).hash}`);
    await expect(two.getByRole('heading', { name: 'Sari Widodo' })).toBeVisible();
  } finally {
    demo.kill('SIGINT');
    const [code] = (await exited) as [number | null];
    expect(code).toBe(0);
  }
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});
