import { isToken } from './token.ts';

/** The text in the QR code of a badge: version 1 is the token alone. */
export const badgeCode = (token: string): string => `tsudoi:1:${token}`;

/**
 * The token in what a scanner read, or `undefined` when it is no code of ours or a digit is wrong.
 * Case and the two separators are not looked at: a scanner set up for another keyboard layout
 * sends them as other signs.
 */
export const tokenOfCode = (text: string): string | undefined => {
  const token = /^tsudoi.1.([0-9a-z]{10})$/iu.exec(text.trim())?.[1]?.toUpperCase();
  return token !== undefined && isToken(token) ? token : undefined;
};

/** How many signs a code of version 1 has. */
export const codeLength = 'tsudoi:1:'.length + 10;

/** A token as people read it: two groups of five. */
export const readableToken = (token: string): string => `${token.slice(0, 5)}-${token.slice(5)}`;
