import { foldText } from '../search/fold.ts';
import { uniqueBy } from './uniqueBy.ts';

/** Splits a cell that holds several things (tags, fields) at commas, semicolons, bars and their Japanese kin. */
export const splitList = (cell: string): readonly string[] => {
  const parts = cell
    .split(/[;,、，；|｜\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return uniqueBy(parts, foldText);
};

/**
 * Reads languages as people list them: BCP 47 tags or names in English, Japanese or the language
 * itself. Answers the tags in order, or `undefined` when one of them is not known.
 */
export const readLanguages = (cell: string): readonly string[] | undefined => {
  const tags = splitList(cell.replaceAll(/[/／・]/gu, ',')).map(readLanguage);
  return tags.every((tag) => tag !== undefined) ? [...new Set(tags)] : undefined;
};

const readLanguage = (text: string): string | undefined =>
  lookup().get(foldText(text).trim()) ??
  lookup().get(foldText(text).replace(/語$|\s*\(.*\)/gu, ''));

const codes =
  'af am ar as az be bg bn bo bs ca ceb cs cy da de dz el en es et eu fa fi fil fj fr ga gl gu he hi hr hu hy ' +
  'id is it ja jv ka kk km kn ko ky lo lt lv mg mi mk ml mn mr ms mt my ne nl no nb or pa pl ps pt qu ro ru rw sd ' +
  'si sk sl sm so sq sr su sv sw ta te tg th tk tl to tr tt ug uk ur uz vi xh yo yue zh zh-Hans zh-Hant zu';

// What a list of languages says beside the names CLDR gives.
const otherNames: Readonly<Record<string, string>> = {
  mandarin: 'zh',
  'simplified chinese': 'zh-Hans',
  'traditional chinese': 'zh-Hant',
  cantonese: 'yue',
  tagalog: 'fil',
  tetum: 'tet',
  bahasa: 'id',
  'bahasa indonesia': 'id',
  'bahasa melayu': 'ms',
  farsi: 'fa',
  burmese: 'my',
  khmer: 'km',
};

let names: ReadonlyMap<string, string> | undefined;

const lookup = (): ReadonlyMap<string, string> => {
  names ??= buildLookup();
  return names;
};

// Making one takes a tenth of a millisecond.
const namesIn = (locale: string): Intl.DisplayNames =>
  new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });

const buildLookup = (): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  const [english, japanese] = [namesIn('en'), namesIn('ja')];
  for (const code of codes.split(' ')) {
    for (const display of [english, japanese, namesIn(code)]) {
      const name = display.of(code);
      if (name !== undefined) map.set(foldText(name), code);
    }
    map.set(code.toLowerCase(), code);
  }
  for (const [name, code] of Object.entries(otherNames)) map.set(name, code);
  return map;
};
