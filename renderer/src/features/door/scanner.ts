import { tokenOfCode } from '#shared/domain/meetup/badgeCode.ts';

/** The part of a key press that a scanner is recognised by. */
export interface ScannedKey {
  readonly key: string;
  /** The key's place on the keyboard: what an input method hides is still told by it. */
  readonly code: string;
  /** Milliseconds on any steady clock. */
  readonly at: number;
}

/** What a key press means to the {@link createScanReader}. */
export type ScanStep =
  | { readonly kind: 'none' }
  /** A sign after a pause: a scan could begin here. */
  | { readonly kind: 'first' }
  /** Enter ended a scan of one of our codes. */
  | { readonly kind: 'done'; readonly token: string };

/**
 * The longest pause between two signs of one scan, in milliseconds. Scanners send a sign every 1 to
 * 30; somebody who types fast needs 80 or more.
 */
export const longestPause = 60;

/**
 * Recognises the code of a badge in a stream of key presses: signs in quick succession, then Enter.
 * Works wherever the focus is, because it only looks at the keys. What is no code of ours stays
 * ordinary typing.
 */
export const createScanReader = (): ((key: ScannedKey) => ScanStep) => {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  return ({ key, code, at }) => {
    // Shift comes as a press of its own before a colon or a capital.
    if (key === 'Shift') return { kind: 'none' };
    const isQuick = at - last <= longestPause;
    last = at;
    if (key === 'Enter') {
      const token = isQuick ? tokenOfCode(text) : undefined;
      text = '';
      return token === undefined ? { kind: 'none' } : { kind: 'done', token };
    }
    const sign = signOf(key, code);
    if (sign === undefined) {
      text = '';
      return { kind: 'none' };
    }
    const isFirst = !isQuick || text === '';
    text = isFirst ? sign : (text + sign).slice(-longestCode);
    return { kind: isFirst ? 'first' : 'none' };
  };
};

const longestCode = 40;

const signOf = (key: string, code: string): string | undefined => {
  if ([...key].length === 1) return key;
  // An input method is on: letters and digits come from their places on the keyboard.
  if (key !== 'Process') return undefined;
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? ':';
};
