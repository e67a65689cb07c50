import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterRow, RosterSelection } from '#shared/contract/people.ts';
import { useDataClient } from '../../client/index.ts';
import { announce, type GridWindow } from '../../ui/index.ts';

/** The people selected for something to be done with all of them. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Selects the rows between the place where extending began and `to`, and no others since then. */
  readonly extend: (from: number, to: number) => void;
  /** Forgets where extending began. */
  readonly settle: () => void;
  readonly selectAll: () => void;
  /** Selects none of these any more, such as people who are gone. */
  readonly leaveOut: (gone: readonly string[]) => void;
  readonly clear: () => void;
}

/** {@link Selection} over the roster as it is listed. */
export const useSelection = (options: {
  readonly data: GridWindow<RosterRow>;
  /** Who is listed, in which order. */
  readonly listed: RosterSelection;
}): Selection => {
  const { t } = useTranslation('roster');
  const client = useDataClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(none);
  const anchor = useRef<{ index: number; base: ReadonlySet<string> }>(undefined);
  // Answers of an earlier question must not undo what was chosen since.
  const asked = useRef(0);

  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
  });

  const change = useCallback(
    (next: ReadonlySet<string>) => {
      asked.current += 1;
      setIds(next);
      announce(next.size === 0 ? t('select.cleared') : t('select.selected', { count: next.size }));
    },
    [t],
  );
  // The same function always, so that rows are not drawn again because of it.
  const toggle = useCallback(
    (id: string) => {
      anchor.current = undefined;
      const next = new Set(latest.current);
      if (!next.delete(id)) next.add(id);
      // The next one may come before this one is drawn.
      latest.current = next;
      change(next);
    },
    [change],
  );
  const listedIds = async (): Promise<readonly string[] | undefined> => {
    const question = (asked.current += 1);
    const answer = await client.query('people.ids', options.listed);
    return answer.ok && question === asked.current ? answer.value.ids : undefined;
  };
  return {
    ids,
    toggle,
    extend: (from, to) => {
      const begun = anchor.current ?? { index: from, base: ids };
      anchor.current = begun;
      const { index, base } = begun;
      const [first, last] = index < to ? [index, to] : [to, index];
      const { offset, rows } = options.data;
      const add = (found: readonly string[]): void => change(new Set([...base, ...found]));
      if (first >= offset && last < offset + rows.length) {
        add(rows.slice(first - offset, last - offset + 1).map(({ id }) => id));
        return;
      }
      void listedIds().then((all) => {
        if (all !== undefined) add(all.slice(first, last + 1));
      });
    },
    settle: () => {
      anchor.current = undefined;
    },
    selectAll: () => {
      anchor.current = undefined;
      void listedIds().then((all) => {
        if (all !== undefined) change(new Set([...ids, ...all]));
      });
    },
    leaveOut: (gone) => {
      const rest = new Set([...latest.current].filter((id) => !gone.includes(id)));
      if (rest.size === latest.current.size) return;
      anchor.current = undefined;
      change(rest);
    },
    clear: () => {
      anchor.current = undefined;
      change(none);
    },
  };
};

const none: ReadonlySet<string> = new Set();
