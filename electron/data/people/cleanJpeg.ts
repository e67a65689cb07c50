/**
 * Whether bytes are a JPEG picture that says nothing about where, when and with what it was taken:
 * segments (ISO/IEC 10918-1, B.1.1.3) that only draw it, up to its end and nothing behind that. What
 * a camera wrote (Exif and XMP in APP1, further pictures in APP2, IPTC in APP13, comments) and a small
 * picture in the JFIF header are not among them.
 */
export const isCleanJpeg = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return false;
  let hasScan = false;
  for (let at = 2; at + 2 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return false;
    if (marker === endOfImage) return hasScan && at + 2 === bytes.length;
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (!isDrawing(marker, bytes.subarray(at + 4, at + 2 + length))) return false;
    at += 2 + length;
    if (marker !== startOfScan) continue;
    hasScan = true;
    at = endOfScan(bytes, at);
  }
  return false;
};

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

// Frames and tables; JFIF, the colour profile, and what Adobe says of the colours.
const isDrawing = (marker: number, content: Uint8Array): boolean => {
  if (marker === 0xe0) return beginsWith(content, 'JFIF\0') && !hasThumbnail(content);
  if (marker === 0xe2) return beginsWith(content, 'ICC_PROFILE\0');
  if (marker === 0xee) return beginsWith(content, 'Adobe');
  return marker >= 0xc0 && marker <= 0xdf && marker !== startOfImage;
};

const hasThumbnail = (jfif: Uint8Array): boolean => (jfif[12] ?? 0) * (jfif[13] ?? 0) > 0;

const beginsWith = (content: Uint8Array, text: string): boolean =>
  [...text].every((letter, index) => content[index] === letter.charCodeAt(0));

// Within a scan 0xff is followed by 0 or is a mark to start anew at (B.1.1.5, B.2.1).
const endOfScan = (bytes: Uint8Array, start: number): number => {
  let at = start;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) break;
    at += 1;
  }
  return at;
};
