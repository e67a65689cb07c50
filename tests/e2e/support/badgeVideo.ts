import { closeSync, openSync, writeSync } from 'node:fs';
import { encode } from 'uqr';

const width = 640;
const height = 480;
const framesPerSecond = 10;
// Luma (BT.601) of the paper, the ink, and a table in a dim room.
const [paper, ink, table] = [235, 30, 120];
// Pixels per module of the code.
const scale = 6;

/**
 * Writes a film for Chromium's `--use-file-for-fake-video-capture` (YUV4MPEG2): QR codes held before a
 * camera one after the other, each for a second, over and over.
 */
export const writeBadgeVideo = (file: string, texts: readonly string[]): void => {
  const out = openSync(file, 'w');
  writeSync(out, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  for (const text of texts) {
    const picture = drawCode(text);
    for (let frame = 0; frame < framesPerSecond; frame += 1) {
      writeSync(out, 'FRAME\n');
      writeSync(out, picture);
    }
  }
  closeSync(out);
};

// One luma plane, and two of a quarter of its size that say "no colour".
const drawCode = (text: string): Buffer => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const picture = Buffer.alloc((width * height * 3) / 2, 128);
  picture.fill(table, 0, width * height);
  const left = (width - size * scale) / 2;
  const top = (height - size * scale) / 2;
  for (let y = 0; y < size * scale; y += 1) {
    for (let x = 0; x < size * scale; x += 1) {
      const isDark = data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
      picture[Math.floor(top + y) * width + Math.floor(left + x)] = isDark ? ink : paper;
    }
  }
  return picture;
};
