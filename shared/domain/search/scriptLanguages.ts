/**
 * Scripts and the languages (BCP 47) written in them, the likeliest first. Han, kana and Latin are
 * decided elsewhere. Letters that only some languages of a script use stand before the script.
 */
export const scriptLanguages: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Hangul}/u, ['ko']],
  [/\p{Script=Thai}/u, ['th']],
  [/\p{Script=Lao}/u, ['lo']],
  [/\p{Script=Khmer}/u, ['km']],
  [/\p{Script=Myanmar}/u, ['my']],
  [/\p{Script=Devanagari}/u, ['hi', 'ne', 'mr']],
  [/\p{Script=Bengali}/u, ['bn', 'as']],
  [/\p{Script=Gurmukhi}/u, ['pa']],
  [/\p{Script=Gujarati}/u, ['gu']],
  [/\p{Script=Tamil}/u, ['ta']],
  [/\p{Script=Telugu}/u, ['te']],
  [/\p{Script=Kannada}/u, ['kn']],
  [/\p{Script=Malayalam}/u, ['ml']],
  [/\p{Script=Sinhala}/u, ['si']],
  [/\p{Script=Tibetan}/u, ['bo', 'dz']],
  [/\p{Script=Thaana}/u, ['dv']],
  [/[ٹڈڑے]/u, ['ur', 'pa']],
  [/[پچژگ]/u, ['fa', 'ur', 'ps', 'ku', 'ug']],
  [/\p{Script=Arabic}/u, ['ar', 'fa', 'ur', 'ps', 'ug']],
  [/\p{Script=Hebrew}/u, ['he']],
  [/[іїєґІЇЄҐ]/u, ['uk', 'kk', 'be']],
  [/[әғқңұһӘҒҚҢҰҺ]/u, ['kk', 'tt']],
  [/[өүӨҮ]/u, ['mn', 'kk', 'ky']],
  [/[ўЎ]/u, ['uz', 'be']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk', 'mn', 'kk', 'ky', 'uz', 'tg', 'bg', 'sr', 'be', 'mk']],
  [/\p{Script=Greek}/u, ['el']],
  [/\p{Script=Armenian}/u, ['hy']],
  [/\p{Script=Georgian}/u, ['ka']],
  [/\p{Script=Ethiopic}/u, ['am', 'ti']],
  [/\p{Script=Mongolian}/u, ['mn-Mong']],
];

/** Country or region (ISO 3166-1) → the language its names are likeliest in, where scripts are shared. */
export const regionLanguages: Readonly<Record<string, string>> = {
  ...{ NP: 'ne', IN: 'hi', BD: 'bn', PK: 'ur', IR: 'fa', AF: 'fa', BT: 'dz' },
  ...{ RU: 'ru', UA: 'uk', MN: 'mn', KZ: 'kk', KG: 'ky', UZ: 'uz', TJ: 'tg', BG: 'bg', RS: 'sr' },
  ...{ BY: 'be', MK: 'mk', SA: 'ar', EG: 'ar', AE: 'ar', JO: 'ar', MA: 'ar', DZ: 'ar', IQ: 'ar' },
};
