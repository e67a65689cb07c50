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
    .flatMap((line) => (isMailList(line) ? line.split(/[;,]/) : [line]))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, mostPasted)
    .map(readLine);

/** How many lines one paste may have. */
export const mostPasted = 1000;

const address = /[^\s<>"',;:()[\]]+@[^\s<>"',;:()[\]]+\.[^\s<>"',;:()[\]]+/;

// The address field of a mail program: several `Name <address>` in one line.
const isMailList = (line: string): boolean =>
  (line.match(new RegExp(address.source, 'g')) ?? []).length > 1;

const readLine = (text: string): PastedGuest => {
  const email = address.exec(text)?.[0];
  const rest = (email === undefined ? text : text.replace(email, ' '))
    .replaceAll(/[<>"]|mailto:/g, ' ')
    .split(/[\t,;]/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const name = (rest[0] ?? email?.slice(0, email.indexOf('@')) ?? text).slice(0, 500);
  return { text, name, ...(email !== undefined && { email: email.toLowerCase() }) };
};
