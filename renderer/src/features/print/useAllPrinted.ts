import { useEffect, useState } from 'react';
import type { PrintedGuest } from '#shared/contract/report.ts';
import { maxWindow } from '#shared/contract/window.ts';
import { useDataClient, useLiveQuery } from '../../client/index.ts';

/**
 * Everybody to print, asked for window by window again whenever the first window changes;
 * `undefined` until the last one is there, so that no list is printed in part.
 */
export const useAllPrinted = (
  meetupId: string,
  whom: 'all' | 'coming',
): readonly PrintedGuest[] | undefined => {
  const client = useDataClient();
  const window = { offset: 0, limit: maxWindow };
  const { value: first } = useLiveQuery('report.printed', { meetupId, whom, window });
  const [more, setMore] = useState<{ of: typeof first; rows: readonly PrintedGuest[] }>();
  useEffect(() => {
    if (first === undefined || first.matching <= first.rows.length) return;
    const left = new AbortController();
    const fetchRest = async (): Promise<void> => {
      const rows: PrintedGuest[] = [];
      while (!left.signal.aborted && first.rows.length + rows.length < first.matching) {
        const offset = first.rows.length + rows.length;
        const answer = await client.query('report.printed', {
          ...{ meetupId, whom },
          window: { offset, limit: maxWindow },
        });
        if (!answer.ok || answer.value.rows.length === 0) break;
        rows.push(...answer.value.rows);
      }
      if (!left.signal.aborted) setMore({ of: first, rows });
    };
    void fetchRest();
    return () => left.abort();
  }, [client, meetupId, whom, first]);
  if (first === undefined) return undefined;
  if (first.matching <= first.rows.length) return first.rows;
  return more?.of === first ? [...first.rows, ...more.rows] : undefined;
};
