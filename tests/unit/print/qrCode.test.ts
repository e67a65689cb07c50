import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { badgeCode, tokenOfCode } from '#shared/domain/meetup/badgeCode.ts';
import { createToken } from '#shared/domain/meetup/token.ts';
import { QrCode } from '../../../renderer/src/ui/QrCode.tsx';

// Pixels per module.
const scale = 4;

/** Draws the squares of the SVG's path as a grey picture, as a printer would. */
const draw = (
  markup: string,
): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } => {
  const modules = Number(/viewBox="0 0 (\d+)/.exec(markup)?.[1]);
  const width = modules * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of markup.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const start = ((Number(y) * scale + row) * width + Number(x) * scale) * 4;
      for (let at = start; at < start + scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { data, width, height: width };
};

test('another program reads from a printed code what the door expects', async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(readFileSync(file)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  for (let seed = 0; seed < 20; seed += 1) {
    const token = createToken((bytes) => bytes.map((_, index) => (seed * 53 + index * 29) % 256));
    const markup = renderToStaticMarkup(
      createElement(QrCode, { text: badgeCode(token), size: 20 }),
    );
    const picture = draw(markup);
    const found = await readBarcodes({ ...picture, colorSpace: 'srgb' } as ImageData, {
      formats: ['QRCode'],
    });
    expect(found.map(({ text }) => tokenOfCode(text))).toEqual([token]);
  }
});
