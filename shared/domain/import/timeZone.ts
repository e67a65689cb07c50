import { foldText } from '../search/fold.ts';
import { remembered } from '../search/remembered.ts';

/**
 * Reads a time zone as people write it: its IANA name in any case (`Asia/Jakarta`, also with
 * something around it, as `(GMT+7) Asia/Jakarta`), or the city that names one (`Jakarta`). Answers
 * the IANA name, or `undefined` for anything else: an offset alone does not say which zone.
 */
export const readTimeZone = (text: string): string | undefined =>
  text.length > longestName ? undefined : recall(text.trim()) || undefined;

const longestName = 100;

const recall = remembered((text) => {
  const name = /[A-Za-z_]+(?:\/[A-Za-z\d_+-]+)+/.exec(text)?.[0] ?? text;
  return zones().get(keyOf(name)) ?? (isZone(name) ? name : '');
});

const keyOf = (name: string): string => foldText(name).replaceAll('_', ' ');

// Former names (`Asia/Calcutta`) are not listed, but a computer knows them. Offsets are no names.
const isZone = (name: string): boolean => {
  if (!/^[A-Z][A-Za-z_]+(?:\/[A-Za-z\d_+-]+)*$/.test(name) || !name.includes('/')) {
    return name === 'UTC';
  }
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

let known: ReadonlyMap<string, string> | undefined;

const zones = (): ReadonlyMap<string, string> => (known ??= listZones());

const listZones = (): ReadonlyMap<string, string> => {
  const names = Intl.supportedValuesOf('timeZone');
  const cities = Map.groupBy(names, (name) => keyOf(name.slice(name.lastIndexOf('/') + 1)));
  return new Map([
    ...[...cities].flatMap(([city, zone]): [string, string][] =>
      zone.length === 1 && zone[0] !== undefined ? [[city, zone[0]]] : [],
    ),
    ...names.map((name): [string, string] => [keyOf(name), name]),
  ]);
};
