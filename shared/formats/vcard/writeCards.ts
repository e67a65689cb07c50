import type { Card, CardContact } from './card.ts';
import { messengerLine } from './messengers.ts';
import { photoLines } from './photos.ts';
import { shownNameLines } from './shownNames.ts';
import { escapeValue } from './values.ts';

/** The versions that are written. */
export type CardVersion = '3.0' | '4.0';

/** Writes cards as vCard 3.0 (RFC 2426) or 4.0 (RFC 6350), with CR LF, folded at 75 octets. */
export const writeCards = (cards: readonly Card[], version: CardVersion): string =>
  cards.map((card) => `${linesOf(card, version).map(foldLine).join('\r\n')}\r\n`).join('');

const linesOf = (card: Card, version: CardVersion): readonly string[] => [
  'BEGIN:VCARD',
  `VERSION:${version}`,
  ...line('UID', [card.uid]),
  ...shownNameLines(card, version),
  ...line(
    'N',
    [card.family, card.given, card.additional, card.prefix, card.suffix],
    version === '3.0',
  ),
  ...line('X-PHONETIC-LAST-NAME', [card.phoneticFamily]),
  ...line('X-PHONETIC-FIRST-NAME', [card.phoneticGiven]),
  ...line('NICKNAME', [card.nickname]),
  ...card.emails.map((email) => contactLine('EMAIL', email, version)),
  ...card.phones.map((phone) => contactLine('TEL', phone, version)),
  ...(card.messengers ?? []).map((messenger) => messengerLine(messenger, version)),
  ...(version === '4.0' ? (card.languages ?? []) : []).map(
    (tag, index) => `LANG;PREF=${Math.min(100, index + 1)}:${escapeValue(tag)}`,
  ),
  ...line('TZ', [version === '4.0' ? card.timeZone : undefined]),
  ...line('ADR', [
    undefined,
    undefined,
    card.street,
    card.city,
    card.region,
    card.postalCode,
    card.country,
  ]),
  ...line('ORG', [card.organisation, ...(card.department === undefined ? [] : [card.department])]),
  ...line('TITLE', [card.title]),
  ...line('BDAY', [version === '4.0' ? card.birthday?.replaceAll('-', '') : card.birthday]),
  ...photoLines(card.photo, version),
  ...card.notes.flatMap((note) => line('NOTE', [note])),
  ...(card.categories.length === 0
    ? []
    : [`CATEGORIES:${card.categories.map(escapeValue).join(',')}`]),
  'END:VCARD',
];

const line = (
  name: string,
  parts: readonly (string | undefined)[],
  isNeeded = false,
): readonly string[] =>
  parts.some((part) => part !== undefined && part !== '') || isNeeded
    ? [`${name}:${parts.map((part) => escapeValue(part ?? '')).join(';')}`]
    : [];

// 4.0 has a parameter for preference (RFC 6350 5.3), 3.0 a type (RFC 2426 3.3.1).
const contactLine = (
  name: string,
  { value, type, isPreferred }: CardContact,
  version: CardVersion,
): string => {
  const types = [
    ...(type === undefined ? [] : [type]),
    ...(isPreferred === true && version === '3.0' ? ['pref'] : []),
  ];
  const params = [
    ...(types.length === 0 ? [] : [`TYPE=${types.join(',')}`]),
    ...(isPreferred === true && version === '4.0' ? ['PREF=1'] : []),
  ];
  return `${[name, ...params].join(';')}:${escapeValue(value)}`;
};

const longestLine = 75;

// Octets, not characters; and never in the middle of one, though a reader must bear that.
const foldLine = (text: string): string => {
  if (/^[ -~]*$/.test(text)) return foldAscii(text);
  let folded = '';
  let octets = 0;
  for (const letter of text) {
    const size = octetsOf(letter);
    if (octets + size > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
};

// A picture is a line of a hundred thousand letters.
const foldAscii = (text: string): string => {
  const pieces = [text.slice(0, longestLine)];
  for (let at = longestLine; at < text.length; at += longestLine - 1) {
    pieces.push(text.slice(at, at + longestLine - 1));
  }
  return pieces.join('\r\n ');
};

const octetsOf = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};
