import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '#shared/contract/errors.ts';
import {
  catalogueAreas,
  catalogues,
  chooseLanguage,
  languages,
  type Catalogue,
} from '#shared/i18n/catalogues.ts';

const folder = join(import.meta.dirname, '../../shared/i18n');

/** Every text of a catalogue by its dotted key. */
const flatten = (catalogue: Catalogue, prefix = ''): Map<string, string> =>
  new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );

const readCatalogue = (language: string, file: string): Map<string, string> =>
  flatten(JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Catalogue);

const placeHolders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? '').toSorted();

const files = readdirSync(join(folder, 'en')).toSorted();

test.each(languages)('%s has a file for every area', (language) => {
  expect(readdirSync(join(folder, language)).toSorted()).toEqual(files);
  expect(files).toEqual(expect.arrayContaining(catalogueAreas.map((area) => `${area}.json`)));
});

describe.each(files)('%s', (file) => {
  const english = readCatalogue('en', file);
  const japanese = readCatalogue('ja', file);

  test('has the same keys in English and Japanese', () => {
    expect([...japanese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('has the same place holders in English and Japanese', () => {
    const differing = [...english].filter(([key, text]) => {
      const other = new Set(placeHolders(japanese.get(key) ?? ''));
      // Japanese may say a counted thing by its name in the singular form, and the other way round.
      const own = placeHolders(text);
      return isPlural(key)
        ? own.some((name) => name !== 'count' && !other.has(name))
        : own.join() !== [...other].join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('has no empty text', () => {
    const empty = [...english, ...japanese].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  test('has both plural forms wherever it has one', () => {
    const singular = [...english.keys()].filter((key) => key.endsWith('_one'));
    const missing = singular.filter((key) => !english.has(key.replace(/_one$/, '_other')));
    expect(missing).toEqual([]);
  });
});

const isPlural = (key: string): boolean => /_(zero|one|other)$/.test(key);

test('every error code has a sentence in every language', () => {
  for (const language of languages) {
    const sentences = flatten(catalogues[language].errors);
    expect(errorCodes.filter((code) => !sentences.has(code))).toEqual([]);
  }
});

test('the language is the first of the preferred ones that there is, else English', () => {
  expect(chooseLanguage(['id-ID', 'ja-JP', 'en'])).toBe('ja');
  expect(chooseLanguage(['EN-gb', 'ja'])).toBe('en');
  expect(chooseLanguage(['th'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});
