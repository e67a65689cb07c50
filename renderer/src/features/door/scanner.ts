import { codeLength, tokenOfCode } from '#shared/domain/meetup/badgeCode.ts';

/** The part of a key press that a scanner is recognised by. */
export interface ScannedKey {
  readonly key: string;
  /** The key's place on the keyboard: what an input method hides is still told by it. */
  readonly code: string;
  /** Milliseconds on any steady clock. */
  readonly at: number;
}

/** One of our codes, ended by Enter. */
export interface Scan {
  readonly token: string;
  /** The signs as they were typed, without Enter. */
  readonly typed: string;
}

/**
 * The longest pause between two signs of one scan, in milliseconds. Scanners on a cable send a sign
 * every 1 to 30, those on Bluetooth and busy computers take longer. The code's beginning and check
 * digit tell it from typing; the pause only keeps what was typed long ago apart.
 */
export const longestPause = 1000;

/**
 * Recognises the code of a badge in a stream of key presses: its signs in quick succession, then
 * Enter. Works wherever the focus is, because it only looks at the keys, and whatever was typed
 * before it. What is no code of ours stays ordinary typing (`undefined`).
 */
export const createScanReader = (): ((key: ScannedKey) => Scan | undefined) => {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  return ({ key, code, at }) => {
    // Shift comes as a press of its own before a colon or a capital.
    if (key === 'Shift') return undefined;
    const before = at - last <= longestPause ? text : '';
    last = at;
    const sign = signOf(key, code);
    text = sign === undefined ? '' : (before + sign).slice(-codeLength);
    if (key !== 'Enter') return undefined;
    const token = tokenOfCode(before);
    return token === undefined ? undefined : { token, typed: before };
  };
};

const signOf = (key: string, code: string): string | undefined => {
  if ([...key].length === 1) return key;
  // An input method is on: letters and digits come from their places on the keyboard.
  if (key !== 'Process') return undefined;
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? ':';
};
