import type { FocusEvent } from 'react';

/**
 * Whether the focus went out of an element. A combo box also reports moves of its virtual focus
 * (the option the arrow keys are on) as focus events of its own making; those are not leaving.
 */
export const hasLeft = (event: FocusEvent<HTMLElement>): boolean =>
  event.nativeEvent.isTrusted && !event.currentTarget.contains(event.relatedTarget);
