import { useEffect, useRef } from 'react';
import { isApple } from '../../ui/index.ts';

/** Marks the field that typing anywhere goes into. */
export const doorFieldMark = { 'data-door-field': true } as const;

interface DoorKeysOptions {
  /** One step back. */
  readonly onEscape: () => void;
  readonly onTakeBackLast: () => void;
  readonly onDoAgain: () => void;
}

/**
 * The door's keys wherever the focus is: letters go into the search, Esc goes back, Ctrl/⌘ Z takes
 * back the last check-in of this computer, with Shift (or Ctrl/⌘ Y) does it again. The fields handle their own keys first.
 */
export const useDoorKeys = (options: DoorKeysOptions): void => {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        latest.current.onEscape();
      } else if (isUndo(event)) {
        if (keepsOwnUndo(event.target)) return;
        event.preventDefault();
        if (!event.repeat) latest.current.onTakeBackLast();
      } else if (isRedo(event)) {
        if (keepsOwnUndo(event.target)) return;
        event.preventDefault();
        if (!event.repeat) latest.current.onDoAgain();
      } else if (isTyping(event) && !isEditable(event.target)) {
        // The character lands in the field because the focus moves before it is inserted.
        document.querySelector<HTMLElement>('[data-door-field]')?.focus();
      }
    };
    // On the body, which hears a key before the window's own shortcuts: they also know Ctrl/⌘ Z.
    document.body.addEventListener('keydown', onKeyDown);
    return () => document.body.removeEventListener('keydown', onKeyDown);
  }, []);
};

const isUndo = (event: KeyboardEvent): boolean =>
  (isApple ? event.metaKey : event.ctrlKey) &&
  !event.shiftKey &&
  !event.altKey &&
  (event.code === 'KeyZ' || event.key.toLowerCase() === 'z');

const isRedo = (event: KeyboardEvent): boolean =>
  (isApple ? event.metaKey : event.ctrlKey) &&
  !event.altKey &&
  (event.shiftKey
    ? event.code === 'KeyZ' || event.key.toLowerCase() === 'z'
    : event.key.toLowerCase() === 'y');

// Space belongs to a focused button; an input method announces itself as "Process".
const isTyping = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  event.key !== ' ' &&
  (event.key.length === 1 || event.key === 'Process');

const isEditable = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement;

const keepsOwnUndo = (target: EventTarget | null): boolean =>
  isEditable(target) && !('doorField' in target.dataset) && target.value !== '';
