/**
 * A name for a file that goes to a person: what other systems refuse or read as a path is replaced,
 * and it is short enough for all of them.
 */
export const cleanFileName = (name: string, ending: string): string => {
  const cleaned = [...name.normalize('NFC')]
    .map((letter) => (/[\p{Cc}\p{Cf}\\/:*?"<>|]/u.test(letter) ? ' ' : letter))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${[...cleaned].slice(0, longestName).join('') || 'person'}.${ending}`;
};

// File systems count up to 255 bytes, and a letter may take four of them.
const longestName = 50;
