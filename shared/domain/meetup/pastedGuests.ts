import { foldText } from '../search/fold.ts';

/** One pasted line as far as it can be read without knowing the chapter's people. */
export interface PastedGuest {
  /** The line as it was. */
  readonly text: string;
  readonly name: string;
  readonly email?: string;
}

/**
 * Reads pasted lines of guests: `Rina Yamashita <rina@example.org>`, a name and an address with a
 * tab, comma or semicolon between them in either order, an address alone, a name alone. An address
 * alone gives the name before its `@`.
 */
export const readPastedGuests = (text: string): readonly PastedGuest[] =>
  text
    .split(/\r\n?|\n/)
    .flatMap((line) => (isMailList(line) ? (line.match(mailListPart) ?? []) : [line]))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, mostPasted)
    .map(readLine);

/** What tells whether two lines name the same person. */
type NamedLine = Pick<PastedGuest, 'name'> & { readonly email?: string | undefined };

/**
 * Whether a line most likely names somebody whom an earlier one named: the same address, or the same
 * name while one of both has no address. Two addresses under one name may be two people.
 */
export const repeatsEarlier = (
  { name, email }: NamedLine,
  earlier: readonly NamedLine[],
): boolean => {
  const namesakes = earlier.filter((one) => foldText(one.name) === foldText(name));
  if (email === undefined) return namesakes.length > 0;
  return (
    earlier.some((one) => one.email === email) ||
    (namesakes.length > 0 && namesakes.every((one) => one.email === undefined))
  );
};

/** How many lines one paste may have. */
export const mostPasted = 1000;

const address = /[^\s<>"',;:()[\]]+@[^\s<>"',;:()[\]]+\.[^\s<>"',;:()[\]]+/;

// The address field of a mail program: several `Name <address>` in one line.
const isMailList = (line: string): boolean =>
  (line.match(new RegExp(address.source, 'g')) ?? []).length > 1;

// A comma inside quotes belongs to the name: `"Yamada, Taro" <taro@example.org>`.
const mailListPart = /(?:"[^"]*"|[^;,"])+/g;

const readLine = (text: string): PastedGuest => {
  const email = address.exec(text)?.[0];
  const quoted = /"([^"]*[^"\s][^"]*)"/.exec(text)?.[1]?.replaceAll(/\s+/g, ' ').trim();
  const rest = (email === undefined ? text : text.replace(email, ' '))
    .replaceAll(/[<>"]|mailto:/g, ' ')
    .split(/[\t,;]/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const name = (quoted ?? rest[0] ?? email?.slice(0, email.indexOf('@')) ?? text).slice(0, 500);
  return { text, name, ...(email !== undefined && { email: email.toLowerCase() }) };
};
