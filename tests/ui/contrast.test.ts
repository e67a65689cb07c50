import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../renderer/src/ui/tokens.css'), 'utf8');

/** A colour token in both themes, as `#rrggbb`. */
const token = (name: string): Record<'light' | 'dark', string> => {
  const match = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
  if (match?.[1] === undefined || match[2] === undefined) throw new Error(`no token ${name}`);
  return { light: expand(match[1]), dark: expand(match[2]) };
};

const expand = (hex: string): string =>
  hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex;

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a: string, b: string): number => {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
};

const texts = ['text', 'text-2', 'text-3', 'accent'];
const grounds = ['bg', 'surface', 'sunken', 'hover', 'accent-soft'];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground])))(
    '%s is readable on %s (WCAG 1.4.3)',
    (text = '', ground = '') => {
      expect(contrast(token(text)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['ok', 'warn', 'bad'])('%s is readable on its soft ground and on cards', (name) => {
    for (const ground of [`${name}-soft`, 'surface', 'bg']) {
      expect(contrast(token(name)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('the text of filled buttons is readable', () => {
    for (const [text, ground] of [
      ['accent-text', 'accent'],
      ['accent-text', 'accent-hover'],
      ['bad-text', 'bad'],
    ] as const) {
      expect(contrast(token(text)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('the edges of fields and the focus are visible (WCAG 1.4.11)', () => {
    for (const ground of ['bg', 'surface']) {
      expect(contrast(token('field-line')[theme], token(ground)[theme])).toBeGreaterThanOrEqual(3);
      expect(contrast(token('accent')[theme], token(ground)[theme])).toBeGreaterThanOrEqual(3);
    }
  });
});
