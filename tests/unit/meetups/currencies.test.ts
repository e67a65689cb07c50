import { getCountries } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { currencyOf } from '#shared/domain/meetup/currencies.ts';

const known = new Set(Intl.supportedValuesOf('currency'));

test('every country and region that has telephones has a currency that exists', () => {
  // Newer than the data of the system that runs the test.
  known.add('XCG').add('SLE').add('VES');
  const without = getCountries()
    .filter((region) => !['AC', 'TA'].includes(region))
    .filter((region) => !known.has(currencyOf(region) ?? ''));
  expect(without).toEqual([]);
});

test('a chapter pays in the currency of where it is', () => {
  expect(['ID', 'JP', 'VN', 'DE', 'XK'].map(currencyOf)).toEqual([
    'IDR',
    'JPY',
    'VND',
    'EUR',
    'EUR',
  ]);
  expect(currencyOf(undefined)).toBeUndefined();
  expect(currencyOf('QQ')).toBeUndefined();
});
