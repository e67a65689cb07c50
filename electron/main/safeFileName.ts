import { basename } from 'node:path';

/**
 * A file name that every system takes: no folders, no characters Windows forbids, no device names,
 * no leading dot, no invisible direction marks, at most 120 characters. Never empty.
 */
export const safeFileName = (name: string): string => {
  const plain = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  const dot = plain.lastIndexOf('.');
  const stem = dot > 0 ? plain.slice(0, dot) : plain;
  const extension = dot > 0 ? plain.slice(dot).slice(0, 12) : '';
  const short = [...stem].slice(0, 108).join('');
  return deviceName.test(short) || short === ''
    ? `Tsudoi ${short}${extension}`.trim()
    : short + extension;
};

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
