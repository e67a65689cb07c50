import type { TextEncoding } from '../text/encodings.ts';
import type { Card, CardContact, CardDraft } from './card.ts';
import { contentLines, type ContentLine } from './lines.ts';
import { messengerOf } from './messengers.ts';
import { photoOfLine } from './photos.ts';
import { addShownName, addSortText, isTransliteration, withSortText } from './shownNames.ts';
import { plainValue, splitValue, textOfLine } from './values.ts';

/** A card of a file. `isBroken`: it has no end, so the rest of it may be missing. */
export interface ReadCard {
  readonly card: Card;
  readonly isBroken: boolean;
}

/**
 * Reads the cards of a file one after the other: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350).
 * `fallback` is the encoding of texts that do not name one. `undefined` comes in between as a moment to
 * rest. Never throws.
 */
export function* readCards(
  bytes: Uint8Array,
  fallback: TextEncoding,
): Generator<ReadCard | undefined> {
  let draft: CardDraft | undefined;
  // A card may hold another one (AGENT in 2.1), which is nobody of the roster.
  let inner = 0;
  let isAgent = false;
  for (const line of contentLines(bytes)) {
    if (line === undefined) {
      yield undefined;
      continue;
    }
    const marks = line.name === 'BEGIN' || line.name === 'END' ? textOfLine(line, 'utf-8') : '';
    const isCard = marks?.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && isCard) {
      if (draft !== undefined && isAgent) {
        inner += 1;
      } else {
        if (draft !== undefined) yield { card: withSortText(draft), isBroken: true };
        draft = emptyDraft();
      }
    } else if (line.name === 'END' && isCard) {
      if (inner > 0) inner -= 1;
      else if (draft !== undefined) {
        yield { card: withSortText(draft), isBroken: false };
        draft = undefined;
      }
    } else if (draft !== undefined && inner === 0) addLine(draft, line, fallback);
    isAgent = line.name === 'AGENT';
  }
  if (draft !== undefined) yield { card: withSortText(draft), isBroken: true };
}

const emptyDraft = (): CardDraft => ({ emails: [], phones: [], notes: [], categories: [] });

type TextKey = {
  [Key in keyof Card]-?: Card[Key] extends string | undefined ? Key : never;
}[keyof Card];

const setText = (draft: CardDraft, key: TextKey, value: string | undefined): void => {
  if (value !== undefined && value.trim() !== '') draft[key] ??= value;
};

const addLine = (draft: CardDraft, line: ContentLine, fallback: TextEncoding): void => {
  if (line.name === 'PHOTO') {
    const photo = photoOfLine(line);
    if (photo !== undefined) draft.photo ??= photo;
    return;
  }
  if (!known.has(line.name)) return;
  const text = textOfLine(line, fallback);
  if (text === undefined || text.trim() === '') return;
  switch (line.name) {
    case 'FN':
      return addShownName(draft, line, plainValue(text));
    case 'SORT-STRING':
      return addSortText(draft, plainValue(text));
    case 'N': {
      const [family, given, additional, prefix, suffix] = splitValue(text, ';');
      // RFC 9554 4.6: how the name is pronounced stands beside the name itself.
      if (line.params.has('PHONETIC')) {
        setText(draft, 'phoneticFamily', family);
        return setText(draft, 'phoneticGiven', given);
      }
      if (isTransliteration(line)) {
        const parts = [family, given].filter((part) => part !== undefined && part !== '');
        return setText(draft, 'latin', parts.join(' '));
      }
      setText(draft, 'family', family);
      setText(draft, 'given', given);
      setText(draft, 'additional', additional);
      setText(draft, 'prefix', prefix);
      return setText(draft, 'suffix', suffix);
    }
    case 'SOUND': {
      // Japanese telephones of the 2.1 days.
      const [family, given] = splitValue(text, ';');
      setText(draft, 'phoneticFamily', family);
      return setText(draft, 'phoneticGiven', given);
    }
    case 'X-PHONETIC-LAST-NAME':
      return setText(draft, 'phoneticFamily', plainValue(text));
    case 'X-PHONETIC-FIRST-NAME':
      return setText(draft, 'phoneticGiven', plainValue(text));
    case 'NICKNAME':
      return setText(draft, 'nickname', splitValue(text, ',').join(', '));
    case 'EMAIL':
      draft.emails.push(contactOf(line, plainValue(text).replace(/^mailto:/i, '')));
      return undefined;
    case 'TEL':
      draft.phones.push(contactOf(line, plainValue(text).replace(/^tel:/i, '')));
      return undefined;
    case 'IMPP': {
      const messenger = messengerOf(line, plainValue(text));
      if (messenger !== undefined) draft.messengers = [...(draft.messengers ?? []), messenger];
      return undefined;
    }
    case 'LANG':
      draft.languages = [...(draft.languages ?? []), plainValue(text).trim()];
      return undefined;
    case 'TZ':
      return setText(draft, 'timeZone', plainValue(text).trim());
    case 'ADR': {
      if (draft.city !== undefined || draft.country !== undefined) return undefined;
      const [, , street, city, region, postalCode, country] = splitValue(text, ';');
      setText(draft, 'street', street);
      setText(draft, 'city', city);
      setText(draft, 'region', region);
      setText(draft, 'postalCode', postalCode);
      return setText(draft, 'country', country);
    }
    case 'ORG': {
      const [organisation, ...units] = splitValue(text, ';');
      setText(draft, 'organisation', organisation);
      return setText(draft, 'department', units.filter((unit) => unit.trim() !== '').join(', '));
    }
    case 'TITLE':
      return setText(draft, 'title', plainValue(text));
    case 'BDAY':
      return setText(draft, 'birthday', birthdayOf(plainValue(text)));
    case 'NOTE':
      draft.notes.push(plainValue(text));
      return undefined;
    case 'CATEGORIES':
      draft.categories.push(...splitValue(text, ',').filter((entry) => entry.trim() !== ''));
      return undefined;
    default:
      return setText(draft, 'uid', plainValue(text));
  }
};

const known: ReadonlySet<string> = new Set(
  (
    'FN N SORT-STRING SOUND X-PHONETIC-LAST-NAME X-PHONETIC-FIRST-NAME NICKNAME EMAIL TEL IMPP LANG ' +
    'TZ ADR ORG TITLE BDAY NOTE CATEGORIES UID'
  ).split(' '),
);

const contactOf = (line: ContentLine, value: string): CardContact => {
  const type = line.params
    .get('TYPE')
    ?.map((entry) => entry.toLowerCase())
    .find((entry) => kinds.has(entry));
  const isPreferred = line.params.has('PREF') || isTyped(line, 'pref');
  return {
    value: value.trim(),
    ...(type !== undefined && { type }),
    ...(isPreferred && { isPreferred }),
  };
};

const isTyped = (line: ContentLine, type: string): boolean =>
  line.params.get('TYPE')?.some((entry) => entry.toLowerCase() === type) === true;

const kinds: ReadonlySet<string> = new Set(['home', 'work', 'cell', 'fax', 'other']);

// RFC 6350 writes 19700310, earlier versions 1970-03-10, both perhaps with a time.
const birthdayOf = (text: string): string => {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text.trim());
  return match === null ? text.trim() : `${match[1]}-${match[2]}-${match[3]}`;
};
