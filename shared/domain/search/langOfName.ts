import type { Person } from '../person/person.ts';
import { regionLanguages, scriptLanguages } from './scriptLanguages.ts';

/** What else is known about a person and tells in which language the name is written. */
export type NameHints = Partial<
  Pick<Person, 'languages' | 'nationality' | 'residence' | 'phonetic'>
>;

/**
 * The BCP 47 tag a name should be drawn with, so that Han characters get their regional form and
 * screen readers the right voice. `undefined` when the script does not tell (most Latin names, Han
 * names about whose bearer nothing is known).
 */
export const langOfName = (text: string, hints: NameHints = {}): string | undefined => {
  if (asciiOnly.test(text)) return undefined;
  if (kana.test(text)) return 'ja';
  if (han.test(text)) return langOfHan(text, hints);
  if (!latinOnly.test(text)) {
    for (const [pattern, languages] of scriptLanguages) {
      if (pattern.test(text)) return hintedLanguage(languages, hints) ?? languages[0];
    }
  }
  return vietnamese.test(text.normalize('NFC')) ? 'vi' : undefined;
};

const asciiOnly = /^[ -~]*$/;
// Latin letters, none of any script in the list.
const latinOnly = /^[ -\u024f\u1e00-\u1eff]*$/;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const han = /\p{Script=Han}/u;

// Letters that among the languages of the chapters only Vietnamese writes: horned vowels, vowels
// with a hook or dot below, and circumflex or breve with a tone mark.
const vietnamese = /[ơưảẻỉỏủỷạẹịọụỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/i;

// Where somebody lives or which languages somebody speaks says less than the nationality: most
// people here speak some Japanese, and many live abroad.
const langOfHan = (text: string, hints: NameHints): string | undefined => {
  if (hints.phonetic !== undefined && kana.test(hints.phonetic)) return 'ja';
  return (
    hanRegions[hints.nationality ?? ''] ??
    hints.languages?.map(hanLanguage).find((tag) => tag !== undefined && tag !== 'ja') ??
    hanRegions[hints.residence ?? ''] ??
    (hints.languages?.some((tag) => hanLanguage(tag) === 'ja') ? 'ja' : hanOfCharacters(text))
  );
};

const hanRegions: Readonly<Record<string, string>> = {
  JP: 'ja',
  CN: 'zh-Hans',
  SG: 'zh-Hans',
  MY: 'zh-Hans',
  TW: 'zh-Hant',
  HK: 'zh-Hant-HK',
  MO: 'zh-Hant-HK',
  KR: 'ko',
};

const hanLanguage = (tag: string): string | undefined => {
  const lower = tag.toLowerCase();
  if (/^(?:ja|ko)\b/.test(lower)) return lower.slice(0, 2);
  if (/^(?:zh-hk|zh-mo|zh-hant-hk|yue)\b/.test(lower)) return 'zh-Hant-HK';
  if (/^zh-(?:tw|hant)\b/.test(lower)) return 'zh-Hant';
  return /^(?:zh|cmn)\b/.test(lower) ? 'zh-Hans' : undefined;
};

// Characters of common names that only one of the three writes. Kokuji were made in Japan.
const hanOfCharacters = (text: string): string | undefined => {
  if (/[辻畑畠峠榊笹込沢辺浜崎桜塚栃]/.test(text)) return 'ja';
  if (/[张陈刘杨赵孙马罗郑谢许邓冯叶蒋卢钟赖苏吕贾韩邹陆伟丽军华红]/.test(text)) return 'zh-Hans';
  return /[張陳劉黃吳楊趙馬羅鄭謝許鄧馮葉蔣盧鍾賴蘇呂賈韓鄒陸偉麗]/.test(text)
    ? 'zh-Hant'
    : undefined;
};

const hintedLanguage = (languages: readonly string[], hints: NameHints): string | undefined => {
  const regions = [hints.nationality, hints.residence].map(
    (region) => regionLanguages[region ?? ''],
  );
  const spoken = hints.languages?.map((tag) => tag.toLowerCase().split('-')[0]) ?? [];
  return [regions[0], ...spoken, regions[1]].find(
    (language) => language !== undefined && languages.includes(language),
  );
};
