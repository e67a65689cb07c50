import type { HTMLAttributes } from 'react';

interface OptionState {
  readonly id: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

/**
 * A line of the list under the search field (ARIA combobox pattern): the field keeps the focus and
 * the keys, and points at the active line by its id. A click chooses without taking the focus.
 */
export const optionProps = ({ id, isActive, onChoose }: OptionState) =>
  ({
    id,
    role: 'option',
    tabIndex: -1,
    'aria-selected': isActive,
    onMouseDown: (event) => event.preventDefault(),
    onClick: onChoose,
  }) as const satisfies HTMLAttributes<HTMLElement>;
