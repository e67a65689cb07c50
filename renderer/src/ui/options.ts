import type { HTMLAttributes, InputHTMLAttributes, MouseEvent } from 'react';

/** The id of the line that shows a choice in a list of choices. */
export const optionId = (listId: string, choice: string): string => `${listId}-${choice}`;

/** What makes a text field the one above a list of choices, with the keys and the focus. */
export const comboboxProps = (field: {
  readonly listId: string;
  readonly isExpanded: boolean;
  /** The choice that is marked. */
  readonly active: string | undefined;
}) =>
  ({
    role: 'combobox',
    'aria-expanded': field.isExpanded,
    'aria-controls': field.listId,
    'aria-autocomplete': 'list',
    'aria-activedescendant':
      field.active === undefined ? undefined : optionId(field.listId, field.active),
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    maxLength: 200,
  }) as const satisfies InputHTMLAttributes<HTMLInputElement>;

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
