import type { KeyboardEvent } from 'react';

/**
 * Submits the form when Enter is pressed in a part of a date or time (`onKeyDownCapture`): these parts
 * are no inputs and keep their keys to themselves, so without this Enter in them would do nothing.
 */
export const submitFromSegment = (event: KeyboardEvent<HTMLElement>): void => {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLElement)) return;
  if (target.role !== 'spinbutton') return;
  event.preventDefault();
  target.closest('form')?.requestSubmit();
};
