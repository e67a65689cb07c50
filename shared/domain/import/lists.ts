import { foldText } from '../search/fold.ts';
import { uniqueBy } from './uniqueBy.ts';

/** Splits a cell that holds several things (tags, fields) at commas, semicolons, bars and their Japanese kin. */
export const splitList = (cell: string): readonly string[] => {
  if (!several.test(cell)) return cell.trim() === '' ? [] : [cell.trim()];
  const parts = (cell.includes('"') ? splitQuoted(cell) : cell.split(separators))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return uniqueBy(parts, foldText);
};

/** Writes several things into a cell so that {@link splitList} finds the same again. */
export const joinList = (values: readonly string[]): string =>
  values
    .map((value) =>
      separators.test(value) || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value,
    )
    .join('; ');

const separators = /[;,、，；|｜\n]/u;
const several = /[;,、，；|｜\n"]/;

// A part in quotation marks may hold separators; marks anywhere else are only signs.
const splitQuoted = (cell: string): readonly string[] => {
  const parts: string[] = [];
  for (let rest = cell; rest !== '';) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(?:[;,、，；|｜\n]|$)/u.exec(rest);
    const plain = /^([^;,、，；|｜\n]*)(?:[;,、，；|｜\n]|$)/u.exec(rest);
    const [whole = rest, part = ''] = quoted ?? plain ?? [];
    parts.push(quoted === null ? part : part.replaceAll('""', '"'));
    rest = rest.slice(Math.max(1, whole.length));
  }
  return parts;
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
  lookup().get(foldText(text).replace(/語$|\s*\(.*\)/gu, '')) ??
  readTag(text.trim());

// Any BCP 47 tag of a language that is known (CLDR), as `en-GB`.
const readTag = (text: string): string | undefined => {
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})+$|^[a-z]{3}$/i.test(text)) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag !== undefined && knownTags.of(tag) !== undefined ? tag : undefined;
  } catch {
    return undefined;
  }
};

const knownTags = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

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
