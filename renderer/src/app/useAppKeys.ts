import { useEffect } from 'react';
import { allActions, useActionRegistry, useAppearance } from '../ui/index.ts';
import { findAction, isPlainKey, isTextEntry, ownsUndo, shortcutOfEvent } from './shortcuts.ts';

const sequenceTime = 1200;

/** Runs the action whose shortcut is pressed, anywhere in the window. */
export const useAppKeys = (): void => {
  useEffect(() => {
    let first: { key: string; at: number } | undefined;
    let isForOpenList = false;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const shortcut = shortcutOfEvent(event);
      if (shortcut === undefined) return;
      if (shortcut === 'escape' && isForOpenList) return;
      if (isPlainKey(shortcut)) {
        if (isTextEntry(event.target) || !useAppearance.getState().hasLetterShortcuts) return;
      }
      const isUndo = shortcut === 'mod+z' || shortcut === 'mod+shift+z';
      // A dialog owns the keyboard; only undo stays, and only where no text is being written.
      const isInDialog = document.querySelector('[data-modal]') !== null;
      if (isInDialog && (!isUndo || isTextEntry(event.target))) return;
      if (isUndo && ownsUndo(event.target)) return;
      const now = event.timeStamp;
      const before = first !== undefined && now - first.at < sequenceTime ? first.key : undefined;
      first = { key: shortcut, at: now };
      const actions = allActions(useActionRegistry.getState().registered);
      const action = findAction(actions, shortcut, before);
      if (action === undefined) return;
      event.preventDefault();
      first = undefined;
      action.run();
    };
    // An open list closes with Esc and lets the key go on; that Esc was not meant for the page.
    const beforeKeyDown = (event: KeyboardEvent): void => {
      isForOpenList =
        event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    };
    document.addEventListener('keydown', beforeKeyDown, { capture: true });
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', beforeKeyDown, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
};
