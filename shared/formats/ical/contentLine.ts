/**
 * One content line (RFC 5545, 3.1), folded after 75 octets without cutting a character in two, and
 * ended with CRLF.
 */
export const contentLine = (name: string, value: string): string => {
  const lines: string[] = [];
  let line = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character);
    if (octets + size > longestLine) {
      lines.push(line);
      line = ' ';
      octets = 1;
    }
    line += character;
    octets += size;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
};

const longestLine = 75;

const octetsOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** A TEXT value (RFC 5545, 3.3.11). Control characters other than line breaks have no form there and are left out. */
export const textValue = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .toWellFormed()
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

/** A parameter value in quotes (RFC 5545, 3.2): quotes and line breaks cannot be written in one. */
export const quotedParameter = (text: string): string =>
  `"${text
    .toWellFormed()
    .replaceAll('"', "'")
    .replaceAll(/\p{Cc}/gu, ' ')}"`;

/** `2026-01-17T11:00` → `20260117T110000` (RFC 5545, 3.3.5, form 1 and 3). */
export const localValue = (local: string): string =>
  `${local.slice(0, 16).replaceAll(/[-:]/g, '')}${local.slice(17, 19).padStart(2, '0')}`;

/** `2026-01-17T04:00:00.000Z` → `20260117T040000Z` (form 2). */
export const instantValue = (instant: string): string => `${localValue(instant.slice(0, 19))}Z`;
