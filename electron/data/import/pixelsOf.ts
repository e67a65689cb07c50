/**
 * How many pixels a JPEG, PNG or GIF picture says it has; `undefined` for anything else. Only the
 * header is looked at.
 */
export const pixelsOf = (bytes: Buffer): number | undefined => {
  if (bytes.length < 24) return undefined;
  if (bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') {
    return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  }
  if (/^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) {
    return bytes.readUInt16LE(6) * bytes.readUInt16LE(8);
  }
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? pixelsOfJpeg(bytes) : undefined;
};

// ISO/IEC 10918-1 B.2.2: the frame's height and width stand behind its length and precision.
const pixelsOfJpeg = (bytes: Buffer): number | undefined => {
  for (let at = 2; at + 9 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
};

// All of C0 to CF but the tables and the reserved one among them.
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
