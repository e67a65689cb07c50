import { describe, expect, test } from 'vitest';
import { badgeCode, readableToken, tokenOfCode } from '#shared/domain/meetup/badgeCode.ts';
import { createToken } from '#shared/domain/meetup/token.ts';
import { createScanReader, longestPause } from '../../../renderer/src/features/door/scanner.ts';

const token = createToken((bytes) => bytes.map((_, index) => index * 37));
const code = badgeCode(token);

/** Presses keys one after the other, `pause` milliseconds apart, and answers what was read. */
const press = (
  keys: readonly { key: string; code?: string; pause: number }[],
  read = createScanReader(),
): readonly string[] => {
  let at = 1000;
  return keys.flatMap(({ key, code: place = '', pause }) => {
    at += pause;
    const scan = read({ key, code: place, at });
    return scan === undefined ? [] : [scan.token];
  });
};

const typed = (text: string, pause: number) => [
  ...[...text].map((key) => ({ key, pause })),
  { key: 'Enter', pause },
];

describe('a scanner', () => {
  test.each([1, 8, 30, longestPause])('is recognised at a sign every %i ms', (pause) => {
    expect(press(typed(code, pause))).toEqual([token]);
  });

  test('is recognised right after somebody typed, and twice in a row', () => {
    const before = [...'sat'].map((key) => ({ key, pause: 140 }));
    const scan = typed(code, 5);
    expect(press([...before, ...scan, ...scan])).toEqual([token, token]);
  });

  test('is recognised with the Shift presses it sends, in lower case, and on another layout', () => {
    const withShift = typed(code, 4).flatMap((key) =>
      /[A-Z:]/.test(key.key) && key.key !== 'Enter' ? [{ key: 'Shift', pause: 2 }, key] : [key],
    );
    expect(press(withShift)).toEqual([token]);
    expect(press(typed(code.toLowerCase(), 4))).toEqual([token]);
    expect(press(typed(code.replaceAll(':', 'ö'), 4))).toEqual([token]);
  });

  test('is recognised while an input method hides its signs', () => {
    const placeOf = (sign: string): string =>
      /\d/.test(sign)
        ? `Digit${sign}`
        : /[a-z]/i.test(sign)
          ? `Key${sign.toUpperCase()}`
          : 'Semicolon';
    const hidden = [...code].map((sign) => ({ key: 'Process', code: placeOf(sign), pause: 5 }));
    expect(press([...hidden, { key: 'Enter', pause: 5 }])).toEqual([token]);
  });

  test('is not seen in a name, however fast, or in a code with a wrong digit', () => {
    expect(press(typed('satria wibowo', 5))).toEqual([]);
    const wrong = `${token.slice(0, 4)}${token[4] === '0' ? '1' : '0'}${token.slice(5)}`;
    expect(press(typed(badgeCode(wrong), 5))).toEqual([]);
    expect(press(typed('https://example.org/a', 5))).toEqual([]);
  });

  test('is not taken for a person who types the same slowly', () => {
    expect(press(typed(code, longestPause + 1))).toEqual([]);
  });

  test('begins anew after a pause inside a code', () => {
    const [half, rest] = [code.slice(0, 9), code.slice(9)];
    const broken = [
      ...[...half].map((key) => ({ key, pause: 5 })),
      { key: rest[0] ?? '', pause: longestPause + 1 },
      ...typed(rest.slice(1), 5),
    ];
    expect(press(broken)).toEqual([]);
  });
});

test('a badge holds its token under a version', () => {
  expect(code).toBe(`tsudoi:1:${token}`);
  expect(tokenOfCode(code)).toBe(token);
  expect(tokenOfCode(`tsudoi:2:${token}`)).toBeUndefined();
  expect(tokenOfCode(token)).toBeUndefined();
  expect(readableToken('0123456789')).toBe('01234-56789');
});
