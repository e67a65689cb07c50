import { isApple, type Action } from '../ui/index.ts';

/** How a key press is written in {@link Action.shortcut}, or `undefined` for a modifier alone. */
export const shortcutOfEvent = (event: KeyboardEvent): string | undefined => {
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Process'].includes(event.key)) return undefined;
  const key = keyOfEvent(event);
  const isMod = isApple ? event.metaKey : event.ctrlKey;
  // The other one of Ctrl and ⌘ belongs to the system.
  if (isApple ? event.ctrlKey : event.metaKey) return undefined;
  // "?" needs Shift on most keyboards, "/" on some: only letters and named keys tell it apart.
  const hasShift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return [isMod && 'mod', event.altKey && 'alt', hasShift && 'shift', key]
    .filter(Boolean)
    .join('+');
};

// On a Cyrillic or Thai keyboard Ctrl+K arrives as another letter; the key's place says which.
const keyOfEvent = (event: KeyboardEvent): string => {
  const isForeign = event.key.length === 1 && event.key > '\u007f';
  const place = /^Key([A-Z])$/.exec(event.code)?.[1];
  return (isForeign && place !== undefined ? place : event.key).toLowerCase();
};

/** Whether a shortcut is typed text for a field (no modifier), so that it must not fire there. */
export const isPlainKey = (shortcut: string): boolean =>
  !/^(mod|alt)\+/.test(shortcut) && shortcut !== 'escape';

/** The action for a shortcut; `first` is the key before it, for two-key shortcuts such as `g p`. */
export const findAction = (
  actions: readonly Action[],
  shortcut: string,
  first: string | undefined,
): Action | undefined =>
  actions.find(
    (action) =>
      action.shortcut !== undefined &&
      (action.shortcut === shortcut || action.shortcut === `${first} ${shortcut}`),
  );

/** Whether the focus is where text is typed. */
export const isTextEntry = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, [role="spinbutton"], [role="textbox"]') ||
    target.matches('input:not([type="checkbox"], [type="radio"], [type="button"])'));

/**
 * Whether Ctrl/⌘ Z belongs to the text under the cursor. An empty field has nothing to take back,
 * and a search (`data-app-undo`) is not worth taking back: there the key undoes the last change.
 */
export const ownsUndo = (target: EventTarget | null): boolean =>
  isTextEntry(target) &&
  target.closest('[data-app-undo], [data-page-search]') === null &&
  !('value' in target && target.value === '');
