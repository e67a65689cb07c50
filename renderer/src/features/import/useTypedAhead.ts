import { useEffect, useMemo, useState } from 'react';
import type { Action } from '../../ui/index.ts';
import { createTypedAhead } from './typedAhead.ts';

/**
 * Choices of a row that is replaced by the next one when one of them is made. The next row takes a
 * moment to come: what is typed until then is meant for it, and waits for it. `make` makes the choice
 * with an id and answers whether that could be done; `revision` grows with the rows that follow.
 */
export const useTypedAhead = (options: {
  readonly choices: readonly Pick<Action, 'id' | 'label' | 'shortcut'>[];
  readonly make: (id: string) => Promise<boolean>;
  readonly revision: number;
  readonly isBusy: boolean;
}): readonly Action[] => {
  const { choices, make, revision, isBusy } = options;
  const [ahead] = useState(createTypedAhead);
  const actions = useMemo((): readonly Action[] => {
    const start = async (id: string): Promise<void> => {
      ahead.await(revision);
      if (!(await make(id))) ahead.giveUp();
    };
    return choices.map((choice) => ({
      ...choice,
      run: () => {
        if (!ahead.keep(choice.id) && !isBusy) void start(choice.id);
      },
    }));
  }, [ahead, choices, make, revision, isBusy]);
  useEffect(() => {
    if (isBusy) return;
    // What this row does not offer is passed over; the first that it does awaits a row of its own,
    // and keeps the rest.
    for (const id of ahead.come(revision)) {
      const action = actions.find((each) => each.id === id);
      if (action === undefined) ahead.keep(id);
      else action.run();
    }
  }, [ahead, actions, revision, isBusy]);
  return actions;
};
