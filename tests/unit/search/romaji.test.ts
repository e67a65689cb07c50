import { describe, expect, it } from 'vitest';
import { isRomaji, loosen, romajiSpellings } from '#shared/domain/search/romaji.ts';

describe('spelling Japanese in Latin letters', () => {
  it.each([
    ['やまだ', ['yamada']],
    ['さとう', ['sato', 'satou', 'satoh']],
    ['しんいち', ['shinichi', 'siniti']],
    ['ほんま', ['honma', 'homma']],
    ['つじ', ['tsuji', 'tuzi']],
    ['まっちゃ', ['matcha', 'mattya']],
    ['きょうこ', ['kyoko', 'kyouko', 'kyohko']],
    ['おおはら', ['ohara', 'oohara', 'ohhara']],
    ['ひーろー', ['hiro', 'hiiroo', 'hiroh']],
    ['ふじお', ['fujio', 'huzio']],
  ])('knows the usual spellings of %s', (kana, spellings) => {
    expect(romajiSpellings(kana)).toEqual(expect.arrayContaining(spellings));
  });

  it.each([
    ['satou', 'sato'],
    ['satoh', 'sato'],
    ['satoo', 'sato'],
    ['ohno', 'ono'],
    ['oono', 'ono'],
    ['syouiti', 'shoichi'],
    ['tuduki', 'tsuzuki'],
    ['homma', 'honma'],
    ['namba', 'nanba'],
    ['macchan', 'matchan'],
    ['さt', 'sat'],
  ])('takes %s and %s for the same', (typed, loose) => {
    expect(loosen(typed)).toBe(loose);
  });

  it('does not take the h of a syllable for a long vowel', () => {
    expect(loosen('ohara')).toBe('ohara');
    expect(loosen('ohyama')).toBe('ohyama');
  });

  it('tells words that could be Japanese from words that could not', () => {
    expect(['yamada', 'satoh', 'shinichi', 'kenji', 'hattori'].every(isRomaji)).toBe(true);
    expect(['smith', 'tran', 'ksana', 'lopez', 'garcia'].some(isRomaji)).toBe(false);
  });
});
