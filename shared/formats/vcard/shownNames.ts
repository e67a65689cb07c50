import type { Card, CardDraft } from './card.ts';
import type { ContentLine } from './lines.ts';
import { escapeValue, isLatin } from './values.ts';

/** A name put into Latin letters, as BCP 47 says in the language of a line (`ja-Latn`). */
export const isTransliteration = ({ params }: ContentLine): boolean =>
  /-Latn(?:-|$)/i.test(params.get('LANGUAGE')?.[0] ?? '');

/**
 * Takes a shown name. Several of them are one in several languages (RFC 6350 5.4): the first counts,
 * and one in Latin letters beside one that is not is its transcription.
 */
export const addShownName = (draft: CardDraft, line: ContentLine, name: string): void => {
  if (name.trim() === '') return;
  if (isTransliteration(line)) draft.latin ??= name;
  else if (draft.fn === undefined) draft.fn = name;
  else if (isLatin(name) && !isLatin(draft.fn)) draft.latin ??= name;
};

/** Takes what a 3.0 card is sorted by: the name in kana on Japanese telephones, in Latin letters here. */
export const addSortText = (draft: CardDraft, text: string): void => {
  if (/^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u.test(text)) {
    if (draft.phoneticGiven === undefined) draft.phoneticFamily ??= text;
  } else if (isLatin(text)) draft.sortText ??= text;
};

/** The card with the text it is sorted by as its transcription, where that is of the whole name. */
export const withSortText = ({ sortText, ...card }: CardDraft): Card => {
  const { fn, latin } = card;
  if (sortText === undefined || fn === undefined || latin !== undefined) return card;
  // Programs often sort by the family name alone, or by the same words in another order.
  const [shown, sorted] = [wordsOf(fn), wordsOf(sortText)];
  const isOfAll = shown.length === sorted.length && shown.join(' ') !== sorted.join(' ');
  return !isLatin(fn) || isOfAll ? { ...card, latin: sortText } : card;
};

const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .toSorted();

/**
 * The lines of the name to show, which both versions want. In 4.0 the same name in Latin letters is
 * an alternative of it (ALTID, RFC 6350 5.4) in an undetermined language written in Latin script
 * (BCP 47); 3.0 has only the text to sort by for it (RFC 2426 3.6.5).
 */
export const shownNameLines = (
  { fn, given, family, latin }: Card,
  version: '3.0' | '4.0',
): readonly string[] => {
  const parts = [given, family].filter((part) => part !== undefined);
  const shown = escapeValue(fn ?? parts.join(' '));
  if (latin === undefined) return [`FN:${shown}`];
  const other = escapeValue(latin);
  if (version === '4.0') return [`FN;ALTID=1:${shown}`, `FN;ALTID=1;LANGUAGE=und-Latn:${other}`];
  return isLatin(latin) ? [`FN:${shown}`, `SORT-STRING:${other}`] : [`FN:${shown}`];
};
