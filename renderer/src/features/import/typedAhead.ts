/** What was typed while the rows that follow from a choice are on their way. */
export const createTypedAhead = () => {
  // Present while the rows that follow from a choice are awaited.
  let awaited: { readonly since: number; readonly typed: string[] } | undefined;
  return {
    /** The rows after `since` are awaited from now on. */
    await: (since: number): void => {
      awaited = { since, typed: [] };
    },
    /** No other rows will come. */
    giveUp: (): void => {
      awaited = undefined;
    },
    /** Keeps what was typed if rows are awaited. */
    keep: (id: string): boolean => {
      awaited?.typed.push(id);
      return awaited !== undefined;
    },
    /** The rows of a revision are there: what was typed for them. */
    come: (revision: number): readonly string[] => {
      if (awaited === undefined || revision <= awaited.since) return [];
      const { typed } = awaited;
      awaited = undefined;
      return typed;
    },
  };
};
