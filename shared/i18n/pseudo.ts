import type { Catalogue } from './catalogues.ts';

/** The pseudo-locale's tag: English with longer, accented texts, for layout tests. */
export const pseudoLanguage = 'en-XA';

/**
 * A text as a longer language would have it, still readable: accented letters, about a third longer,
 * in brackets so that a cut-off end shows. Place holders and tags stay as they are. For layout
 * tests and for finding texts that bypass the catalogues.
 */
export const pseudoText = (text: string): string => {
  const parts = text.split(/(\{\{.*?\}\}|<[^>]*>|\$t\(.*?\))/);
  const body = parts.map((part, index) => (index % 2 === 1 ? part : accent(part))).join('');
  return `⟦${body}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
};

/** Every text of a catalogue through {@link pseudoText}. */
export const pseudoCatalogue = (catalogue: Catalogue): Catalogue =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoCatalogue(value),
    ]),
  );

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'î',
  o: 'ö',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
  A: 'Å',
  E: 'É',
  I: 'Ï',
  O: 'Ø',
  U: 'Û',
};

const accent = (text: string): string =>
  text.replaceAll(/[aeioucnsyAEIOU]/g, (letter) => accents[letter] ?? letter);
