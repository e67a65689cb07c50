import { Download, Printer } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import type { RosterRow, RosterSelection } from '#shared/contract/people.ts';
import { useDataClient } from '../../../client/index.ts';
import { Button, ErrorText } from '../../../ui/index.ts';
import { useColumnLayout } from '../columnLayout.ts';
import type { Sentence } from '../filter/useSentence.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { PrintList } from './PrintList.tsx';

// A stack of paper that somebody may still want; more is a mistake.
const mostPrinted = 2000;
const windowLength = 500;

/** Saves or prints everyone listed now: the roster, a segment, what a search found. */
export const ListTools = (props: {
  listed: RosterSelection;
  total: number;
  sentence: Sentence;
}) => {
  const { t } = useTranslation('roster');
  const client = useDataClient();
  const columns = useColumnLayout((layout) => layout.shown);
  const [ids, setIds] = useState<readonly string[]>();
  const [printed, setPrinted] = useState<readonly RosterRow[]>();
  const [error, setError] = useState<AppError>();
  // What is listed changes with every letter that is typed; the buttons need not be drawn for it.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const donePrinting = useCallback(() => setPrinted(undefined), []);

  const beginExport = useCallback(async (): Promise<void> => {
    const answer = await client.query('people.ids', latest.current.listed);
    if (answer.ok) setIds(answer.value.ids);
    else setError(answer.error);
  }, [client]);
  const print = useCallback(async (): Promise<void> => {
    const { listed, total } = latest.current;
    const rows: RosterRow[] = [];
    for (let offset = 0; offset < Math.min(total, mostPrinted); offset += windowLength) {
      const answer = await client.query('people.roster', {
        ...listed,
        columns: [...columns],
        window: { offset, limit: windowLength },
      });
      if (!answer.ok) {
        setError(answer.error);
        return;
      }
      rows.push(...answer.value.rows);
    }
    setPrinted(rows);
  }, [client, columns]);
  const isEmpty = props.total === 0;
  return (
    <>
      <Button size="small" variant="quiet" isDisabled={isEmpty} onPress={() => void beginExport()}>
        <Download size={14} aria-hidden />
        {t('bulk.export')}
      </Button>
      <Button size="small" variant="quiet" isDisabled={isEmpty} onPress={() => void print()}>
        <Printer size={14} aria-hidden />
        {t('bulk.print')}
      </Button>
      <ErrorText error={error} />
      {ids !== undefined && <ExportDialog ids={ids} onClose={() => setIds(undefined)} />}
      {printed !== undefined && (
        <PrintList
          rows={printed}
          total={props.total}
          text={props.sentence.ofFilter(props.listed.filter ?? [])}
          onDone={donePrinting}
        />
      )}
    </>
  );
};
