import { kanaSyllables, kunreiSyllables, romajiSyllables } from './kanaTable.ts';

/**
 * One unit of Japanese sound in a folded text, read from hiragana or from Latin letters.
 * `start` and `end` say where it stood, in UTF-16 units.
 */
export type Mora = Readonly<{ start: number; end: number }> &
  (
    | { readonly kind: 'syllable'; readonly hepburn: string }
    /** A vowel that lengthens the one before it; `text` is how it was written. */
    | { readonly kind: 'long'; readonly text: string; readonly vowel: string }
    | { readonly kind: 'nasal' }
    | { readonly kind: 'double' }
    /** Anything that is not Japanese sound; kept as it is. */
    | { readonly kind: 'other'; readonly text: string }
  );

/** One way of writing Japanese in Latin letters. */
export interface RomajiStyle {
  /** しょ is `sho` in Hepburn and `syo` in kunrei. */
  readonly system: 'hepburn' | 'kunrei';
  /** とう is `to`, `tou` or `toh`. */
  readonly long: 'drop' | 'write' | 'h';
  /** ん before b, m and p. */
  readonly nasal: 'n' | 'm';
}

/** Hepburn without long vowels: the spelling that all others of a name have in common. */
export const looseStyle: RomajiStyle = { system: 'hepburn', long: 'drop', nasal: 'n' };

/** Reads a folded text (hiragana, Latin or both) as sounds. Never fails: see `other`. */
export const readMorae = (text: string): readonly Mora[] => {
  const morae: Mora[] = [];
  let vowel = '';
  let start = 0;
  while (start < text.length) {
    const read = readAt(text, start, vowel);
    const mora = { ...read.mora, start, end: start + read.length };
    morae.push(mora);
    if (mora.kind === 'syllable') vowel = mora.hepburn.slice(-1);
    else if (mora.kind !== 'long') vowel = '';
    start = mora.end;
  }
  return morae;
};

/** Writes sounds in Latin letters, one piece per sound, so that positions can be followed. */
export const writeMorae = (morae: readonly Mora[], style: RomajiStyle): string[] => {
  const pieces: string[] = [];
  let next = '';
  for (const mora of morae.toReversed()) {
    const piece = writeMora(mora, style, next);
    pieces.push(piece);
    if (piece !== '') next = piece;
  }
  return pieces.toReversed();
};

/** The spelling in {@link looseStyle}: さとう, satou, satoh and sato all become `sato`. */
export const loosen = (text: string): string => writeMorae(readMorae(text), looseStyle).join('');

/** Every usual Latin spelling of a folded Japanese word, the loose one included. */
export const romajiSpellings = (text: string): readonly string[] => {
  const morae = readMorae(text);
  return [...new Set(stylesFor(morae).map((style) => writeMorae(morae, style).join('')))];
};

/** The styles in which these sounds are spelled differently. */
export const stylesFor = (morae: readonly Mora[]): readonly RomajiStyle[] => {
  const systems = morae.some(
    (mora) => mora.kind === 'syllable' && kunreiSyllables.has(mora.hepburn),
  )
    ? (['hepburn', 'kunrei'] as const)
    : (['hepburn'] as const);
  const longs = morae.some((mora) => mora.kind === 'long')
    ? (['drop', 'write', 'h'] as const)
    : (['drop'] as const);
  const nasals = morae.some((mora) => mora.kind === 'nasal')
    ? (['n', 'm'] as const)
    : (['n'] as const);
  return systems.flatMap((system) =>
    longs.flatMap((long) => nasals.map((nasal) => ({ system, long, nasal }))),
  );
};

/** True when a folded Latin word could be Japanese: it consists of Japanese syllables only. */
export const isRomaji = (word: string): boolean => romajiWord.test(word);

type Unplaced<Kind> = Kind extends unknown ? Omit<Kind, 'start' | 'end'> : never;
type Reading = { readonly mora: Unplaced<Mora>; readonly length: number };

const readAt = (text: string, start: number, vowel: string): Reading => {
  const first = text.charAt(start);
  if (first >= 'ぁ') return readKana(text, start, vowel);
  return readLatin(text, start, vowel);
};

const readKana = (text: string, start: number, vowel: string): Reading => {
  const first = text.charAt(start);
  if (first === 'ー') return { mora: { kind: 'long', text: vowel, vowel }, length: 1 };
  if (first === 'ん') return { mora: { kind: 'nasal' }, length: 1 };
  if (first === 'っ') return { mora: { kind: 'double' }, length: 1 };
  const pair = text.slice(start, start + 2);
  const glide = pair.length === 2 ? kanaSyllables.get(pair) : undefined;
  if (glide !== undefined) return { mora: { kind: 'syllable', hepburn: glide }, length: 2 };
  const single = kanaSyllables.get(first);
  if (single === undefined) return { mora: { kind: 'other', text: first }, length: 1 };
  if (lengthens(vowel, single)) return { mora: { kind: 'long', text: single, vowel }, length: 1 };
  return { mora: { kind: 'syllable', hepburn: single }, length: 1 };
};

const readLatin = (text: string, start: number, vowel: string): Reading => {
  const first = text.charAt(start);
  if (lengthens(vowel, first)) return { mora: { kind: 'long', text: first, vowel }, length: 1 };
  longH.lastIndex = start;
  if (vowel === 'o' && longH.test(text)) {
    return { mora: { kind: 'long', text: 'h', vowel }, length: 1 };
  }
  latinSyllable.lastIndex = start;
  const written = latinSyllable.exec(text)?.[0];
  if (written !== undefined) {
    const hepburn = romajiSyllables.get(written) ?? written;
    return { mora: { kind: 'syllable', hepburn }, length: written.length };
  }
  latinNasal.lastIndex = start;
  if (latinNasal.test(text)) return { mora: { kind: 'nasal' }, length: 1 };
  latinDouble.lastIndex = start;
  if (latinDouble.test(text)) return { mora: { kind: 'double' }, length: 1 };
  return { mora: { kind: 'other', text: first }, length: 1 };
};

const lengthens = (vowel: string, next: string): boolean =>
  vowel !== '' && (next === vowel || (vowel === 'o' && next === 'u'));

const onset = '(?:sh|ch|ts|dz|(?:[kgsztdnhbpmrfjc])y|[kg]w|[kgsztdnhbpmyrwfjv])';
const latinSyllable = new RegExp(`${onset}?[aiueo]`, 'y');
const longH = /h(?![aiueoy])/y;
const latinNasal = /n(?![aiueoy])|m(?=[bmp])/y;
const latinDouble = /([kgsztdhbpmrfj])(?=\1)|t(?=ch)|c(?=ch)/y;
const doubled = '(?:([kgsztdpb])(?=\\1)|[tc](?=ch))?';
const romajiWord = new RegExp(`^(?:${doubled}${onset}?[aiueo]|n|m(?=[bmp])|(?<=o)h(?![aiueoy]))+$`);

const writeMora = (mora: Mora, style: RomajiStyle, next: string): string => {
  switch (mora.kind) {
    case 'syllable':
      return style.system === 'kunrei'
        ? (kunreiSyllables.get(mora.hepburn) ?? mora.hepburn)
        : mora.hepburn;
    case 'long':
      if (style.long === 'drop') return '';
      if (style.long === 'h') return mora.vowel === 'o' ? 'h' : '';
      return mora.text === 'h' ? mora.vowel : mora.text;
    case 'nasal':
      return style.nasal === 'm' && /^[bmp]/.test(next) ? 'm' : 'n';
    case 'double':
      return next.startsWith('ch') ? 't' : next.slice(0, 1);
    case 'other':
      return mora.text;
  }
};
