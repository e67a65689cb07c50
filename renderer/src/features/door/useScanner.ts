import { useEffect, useRef } from 'react';
import { createScanReader } from './scanner.ts';

/**
 * Listens for a USB scanner, which types a badge's code and Enter wherever the focus is. Its Enter
 * reaches nobody else, and the code is taken out of the field that it landed in.
 */
export const useScanner = (onToken: (token: string) => void): void => {
  const latest = useRef(onToken);
  useEffect(() => {
    latest.current = onToken;
  });
  useEffect(() => {
    const read = createScanReader();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const scan = read({ key: event.key, code: event.code, at: event.timeStamp });
      if (scan === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      takeOut(scan.typed);
      latest.current(scan.token);
    };
    // Before everybody else: buttons and fields act on Enter themselves.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
};

// React hears of a value only through the field's own setter and an input event.
const takeOut = (typed: string): void => {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  const at = field.value.lastIndexOf(typed);
  if (at < 0) return;
  const value = field.value.slice(0, at) + field.value.slice(at + typed.length);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
