import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import type { ImportSession } from '#shared/contract/import.ts';
import { maxWindow } from '#shared/contract/window.ts';
import { writeCsv } from '#shared/formats/csv/writeCsv.ts';
import { useDataClient } from '../../client/index.ts';
import { Button, ErrorText, offerFile } from '../../ui/index.ts';
import { problemSentence } from './problems.ts';

/** Saves the rows that stay out as a CSV: their number, why, and all their cells. */
export const SaveLeftOut = ({ session }: { session: ImportSession }) => {
  const { t } = useTranslation('import');
  const client = useDataClient();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<AppError>();
  const save = async (): Promise<void> => {
    setSaving(true);
    setError(undefined);
    const table: string[][] = [];
    for (let total = 1, offset = 0; offset < total; offset += maxWindow) {
      const window = { offset, limit: maxWindow };
      const answer = await client.query('import.leftOut', { session: session.session, window });
      if (!answer.ok) {
        setError(answer.error);
        setSaving(false);
        return;
      }
      const part: Output<'import.leftOut'> = answer.value;
      total = part.total;
      if (offset === 0) table.push([t('leftOut.row'), t('leftOut.reason'), ...part.headers]);
      for (const { row, cells, problems } of part.rows) {
        const reason = problems.map((problem) => problemSentence({ t }, problem)).join(' ');
        table.push([String(row), reason, ...cells]);
      }
    }
    const base = session.fileName.replace(/\.[^.]*$/, '');
    const content = new Blob([writeCsv(table)], { type: 'text/csv' });
    offerFile(content, t('leftOut.fileName', { file: base }));
    setSaving(false);
  };
  return (
    <>
      <Button size="small" onPress={() => void save()} isDisabled={isSaving}>
        {t('leftOut.save')}
      </Button>
      <ErrorText error={error} boxed />
    </>
  );
};
