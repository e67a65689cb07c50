import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createToken, isToken } from '#shared/domain/meetup/token.ts';

const seed = 20260117;
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const tokens = fc
  .uint8Array({ minLength: 9, maxLength: 9 })
  .map((random) => createToken((bytes) => (bytes.set(random), bytes)));

describe(`a guest's token (seed ${seed})`, () => {
  it('is ten characters that can be read aloud, and valid', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(isToken(token)).toBe(true);
      }),
      { seed },
    );
  });

  it('uses the random bytes it is given', () => {
    expect(createToken((bytes) => bytes.fill(0))).toBe('0000000000');
    expect(createToken((bytes) => bytes.fill(1))).not.toBe('0000000000');
  });

  it('is refused when any one character is wrong', () => {
    fc.assert(
      fc.property(tokens, fc.nat(9), fc.nat(31), (token, place, digit) => {
        const wrong = token.slice(0, place) + (digits[digit] ?? '0') + token.slice(place + 1);
        expect(isToken(wrong)).toBe(wrong === token);
      }),
      { seed, numRuns: 500 },
    );
  });

  it.each(['', '000000000', '00000000000', '00000000I0', 'tsudoi:1:0', '０００００００００0'])(
    'is not %j',
    (text) => {
      expect(isToken(text)).toBe(false);
    },
  );
});
