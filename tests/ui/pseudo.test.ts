import { expect, test } from 'vitest';
import { catalogues, type Catalogue } from '#shared/i18n/catalogues.ts';
import { pseudoCatalogue, pseudoText } from '#shared/i18n/pseudo.ts';

test('a pseudo text is longer, accented, bracketed, and keeps its place holders', () => {
  expect(pseudoText('Add {{name}} to list')).toBe('⟦Ådd {{name}} tö lîšt·······⟧');
});

test('a pseudo catalogue has the same keys', () => {
  const keys = (catalogue: Catalogue): unknown =>
    Object.entries(catalogue).map(([key, value]) =>
      typeof value === 'string' ? key : [key, keys(value)],
    );
  expect(keys(pseudoCatalogue(catalogues.en.people))).toEqual(keys(catalogues.en.people));
});
