/**
 * Whether bytes are a JPEG picture that says nothing about where, when and with what it was taken:
 * segments up to the picture itself (ISO/IEC 10918-1, B.1.1.3) that only draw it. What a camera
 * wrote (Exif and XMP in APP1, IPTC in APP13, comments) is not among them.
 */
export const isCleanJpeg = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return false;
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== endOfImage) return false;
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || !isDrawing(marker)) return false;
    if (marker === startOfScan) return true;
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  }
  return false;
};

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

// Frames and tables; JFIF, the colour profile, and what Adobe says of the colours.
const isDrawing = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xdf) || marker === 0xe0 || marker === 0xe2 || marker === 0xee;
