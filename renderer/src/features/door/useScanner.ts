import { useEffect, useRef } from 'react';
import { createScanReader } from './scanner.ts';

/**
 * Listens for a USB scanner, which types a badge's code and Enter wherever the focus is. Its Enter
 * reaches nobody else, and the field that the signs landed in gets back what it held before.
 */
export const useScanner = (onToken: (token: string) => void): void => {
  const latest = useRef(onToken);
  useEffect(() => {
    latest.current = onToken;
  });
  useEffect(() => {
    const read = createScanReader();
    let before: FieldState | undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = read({ key: event.key, code: event.code, at: event.timeStamp });
      // The first sign may move the focus into the search, so the field is looked at after it.
      if (step.kind === 'first') before = rememberField(event.target);
      if (step.kind !== 'done') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (before !== undefined) giveBack(before);
      before = undefined;
      latest.current(step.token);
    };
    // Before everybody else: buttons and fields act on Enter themselves.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
};

interface FieldState {
  readonly field: HTMLInputElement;
  readonly value: string;
}

const rememberField = (target: EventTarget | null): FieldState | undefined => {
  const field =
    target instanceof HTMLInputElement
      ? target
      : document.querySelector<HTMLInputElement>('[data-door-field]');
  return field === null ? undefined : { field, value: field.value };
};

// React hears of a value only through the field's own setter and an input event.
const giveBack = ({ field, value }: FieldState): void => {
  if (field.value === value) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
