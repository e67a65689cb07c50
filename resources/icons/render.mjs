import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { installedBrowser } from '../../electron/launcher/installedBrowser.mjs';

/**
 * Makes the icon files of all systems from `icon.svg`: run `node resources/icons/render.mjs` after
 * changing it, and commit what it writes. Needs an installed Chromium, Chrome or Edge.
 */
const folder = import.meta.dirname;
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const render = async () => {
  const { env, platform } = process;
  const executablePath = installedBrowser({ environment: env, platform, home: homedir() });
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const source = readFileSync(join(folder, 'icon.svg')).toString('base64');
  const images = new Map();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${source}">`,
    );
    await page.locator('img').evaluate((image) => image.decode());
    images.set(size, await page.screenshot({ omitBackground: true }));
    writeFileSync(join(folder, `${size}x${size}.png`), images.get(size));
  }
  await browser.close();
  writeFileSync(join(folder, 'icon.ico'), icoFile(images));
  writeFileSync(join(folder, 'icon.icns'), icnsFile(images));
};

/** Windows: a directory of PNG images (the ICONDIR structure; a side of 256 is written as 0). */
const icoFile = (images) => {
  const used = [16, 24, 32, 48, 64, 128, 256];
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(used.length, 4);
  let offset = header.length + 16 * used.length;
  const entries = used.map((size) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(images.get(size).length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += images.get(size).length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...used.map((size) => images.get(size))]);
};

/** macOS: PNG images under their four-letter types; 11 to 14 are the double-density ones. */
const icnsFile = (images) => {
  const used = [
    ['icp4', 16],
    ['icp5', 32],
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1024],
  ];
  const blocks = used.map(([type, size]) => block(type, images.get(size)));
  return block('icns', Buffer.concat(blocks));
};

/** Type, length of the whole block, content. */
const block = (type, content) => {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
};

await render();
