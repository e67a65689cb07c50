import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueAreas, catalogues, type Catalogue } from '#shared/i18n/catalogues.ts';

const source = join(import.meta.dirname, '../../renderer/src');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));

const isText = (area: string, key: string): boolean => {
  let at: string | Catalogue | undefined = catalogues.en[area as keyof typeof catalogues.en];
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string';
};

const hasText = (area: string, key: string): boolean =>
  ['', '_one', '_other', '_ok', '_ok_other'].some((suffix) => isText(area, key + suffix));

/** Keys written out in a file, with the areas they may be in. Keys put together are not seen. */
const writtenKeys = (text: string): { key: string; areas: readonly string[] }[] => {
  const used = [...text.matchAll(/useTranslation\((?:'(\w+)'|\[([^\]]*)\])?\)/g)].flatMap(
    (match) =>
      match[1] === undefined
        ? [...(match[2] ?? '').matchAll(/'(\w+)'/g)].map((area) => area[1] ?? '')
        : [match[1]],
  );
  const areas = used.length === 0 ? catalogueAreas : used;
  return [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => {
    const [area, key] = (match[1] ?? '').split(':');
    return key === undefined ? { key: area ?? '', areas } : { key, areas: [area ?? ''] };
  });
};

test('every text key written in the window’s source is in the catalogues', () => {
  const missing = files.flatMap(({ name, text }) =>
    writtenKeys(text)
      .filter(({ key, areas }) => !areas.some((area) => hasText(area, key)))
      .map(({ key }) => `${name}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('the search for used keys finds some, so that the test above means something', () => {
  expect(files.flatMap(({ text }) => writtenKeys(text)).length).toBeGreaterThan(200);
});
