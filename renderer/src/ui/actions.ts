import { useEffect, useId } from 'react';
import { create } from 'zustand';

/** Something a person can do here and now: listed in the palette, reachable by its shortcut. */
export interface Action {
  readonly id: string;
  /** A verb phrase, "Add person". */
  readonly label: string;
  /** Such as `mod+k`, `n`, `?`, `escape`, `mod+shift+z`. `mod` is ⌘ on Apple systems, else Ctrl. */
  readonly shortcut?: string;
  readonly run: () => void;
  /** Only its shortcut works; neither palette nor shortcut list show it. */
  readonly isHidden?: boolean;
  /** Where the shortcut list shows it. */
  readonly group?: 'page' | 'go' | 'app';
}

interface Registered {
  readonly owner: string;
  readonly actions: readonly Action[];
}

/** Who offers which actions now; the newest owner wins a shortcut. */
export const useActionRegistry = create<{ readonly registered: readonly Registered[] }>(() => ({
  registered: [],
}));

/**
 * Offers actions while the component is there. Pass them in a new array each time or memoised:
 * the newest version counts. For "one step back" use shortcut `escape` with `isHidden`.
 */
export const useActions = (actions: readonly Action[]): void => {
  const owner = useId();
  useEffect(() => {
    useActionRegistry.setState(({ registered }) => ({
      registered: registered.some((entry) => entry.owner === owner)
        ? registered.map((entry) => (entry.owner === owner ? { owner, actions } : entry))
        : [...registered, { owner, actions }],
    }));
  }, [owner, actions]);
  useEffect(
    () => () =>
      useActionRegistry.setState(({ registered }) => ({
        registered: registered.filter((entry) => entry.owner !== owner),
      })),
    [owner],
  );
};

/** All actions offered now, the page's own before the frame's. */
export const allActions = (registered: readonly Registered[]): readonly Action[] =>
  registered.toReversed().flatMap((entry) => entry.actions);
