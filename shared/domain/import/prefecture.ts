import { prefectureName, prefectures, type Prefecture } from '../person/prefectures.ts';
import { foldText } from '../search/fold.ts';
import { remembered } from '../search/remembered.ts';

/**
 * Reads a prefecture of Japan as people write it: in Japanese with or without 都, 道, 府 or 県, in
 * romaji with or without macrons and "Prefecture" or "-ken", or as its ISO 3166-2 code.
 */
export const readPrefecture = (text: string): Prefecture | undefined =>
  text.length > longestName ? undefined : recall(text);

const longestName = 60;

const recall = remembered((text): Prefecture | undefined => {
  const key = keyOf(text);
  return (
    lookup().get(key) ??
    lookup().get(key.replace(/[ -](?:prefecture|pref\.?|metropolis|ken|fu|to)$/, ''))
  );
});

const keyOf = (text: string): string => foldText(text).trim().replace(/\s+/g, ' ');

let made: ReadonlyMap<string, Prefecture> | undefined;

const lookup = (): ReadonlyMap<string, Prefecture> => {
  made ??= new Map([
    ...prefectures.flatMap((code) => {
      const [english, japanese] = [prefectureName(code, 'en'), prefectureName(code, 'ja')];
      const names = [code, english, japanese, japanese.replace(/[都府県]$/, '')];
      return names.map((name) => [keyOf(name), code] as const);
    }),
    // Spelled by Hepburn's older rule.
    ['gumma', 'JP-10'] as const,
  ]);
  return made;
};
