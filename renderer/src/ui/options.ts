import type { HTMLAttributes, MouseEvent } from 'react';

/** The id of the line that shows a choice in a list of choices. */
export const optionId = (listId: string, choice: string): string => `${listId}-${choice}`;

/**
 * A line of the list under the search field (ARIA combobox pattern): the field keeps the focus and
 * the keys, and points at the active line by its id.
 */
export const optionProps = (option: {
  readonly listId: string;
  readonly choice: string;
  readonly isActive: boolean;
}) =>
  ({
    id: optionId(option.listId, option.choice),
    role: 'option',
    tabIndex: -1,
    'aria-selected': option.isActive,
    'data-choice': option.choice,
  }) as const satisfies HTMLAttributes<HTMLElement> & Record<`data-${string}`, string>;

/** What the list does on a click: it chooses the line under it, without taking the focus. */
export const chooseByClick = (onChoose: (choice: string) => void) =>
  ({
    onMouseDown: (event) => event.preventDefault(),
    onClick: ({ target }: MouseEvent) => {
      const line = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
      const choice = line?.dataset['choice'];
      if (choice !== undefined) onChoose(choice);
    },
  }) as const satisfies HTMLAttributes<HTMLElement>;
