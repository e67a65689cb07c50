/** Crockford's base 32 digits: no I, L, O or U, so that a code can be read aloud. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const randomLength = 9;

/**
 * Makes a guest's token: nine random Crockford base 32 digits and a check digit. `fillRandom` is
 * `crypto.getRandomValues`. The QR code on a badge holds `tsudoi:1:<token>`.
 */
export const createToken = (fillRandom: (bytes: Uint8Array) => Uint8Array): string => {
  const random = [...fillRandom(new Uint8Array(randomLength))]
    .map((byte) => digits[byte % digits.length] ?? '0')
    .join('');
  return `${random}${checkDigit(random)}`;
};

/** Whether a text has a token's form and its check digit fits. */
export const isToken = (text: string): boolean =>
  text.length === randomLength + 1 &&
  [...text].every((digit) => digits.includes(digit)) &&
  checkDigit(text.slice(0, randomLength)) === text.at(-1);

// Weights 1, 3, 5 … are coprime to 32, so that one wrong digit is always noticed.
const checkDigit = (text: string): string => {
  const sum = [...text].reduce(
    (total, digit, index) => total + (2 * index + 1) * digits.indexOf(digit),
    0,
  );
  return digits[sum % digits.length] ?? '0';
};
