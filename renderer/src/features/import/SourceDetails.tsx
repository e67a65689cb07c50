import { useTranslation } from 'react-i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import { textEncodings } from '#shared/formats/text/encodings.ts';
import { Button, ErrorText, ProgressBar, Select, StatusMark, useFormat } from '../../ui/index.ts';
import type { ImportState } from '../preparedImport/index.ts';
import { useImportBusy } from './busy.ts';
import styles from './SourceDetails.module.css';
import common from './Import.module.css';

/** How the file was read: its encoding or sheet to correct, the first rows, and what to know. */
export const SourceDetails = ({
  state,
  session,
}: {
  state: ImportState;
  session: ImportSession;
}) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { source } = session;
  const { reopen } = state;
  const isBusy = useImportBusy();
  const canCorrectEncoding = source.kind === 'text' && !state.isPasted;
  return (
    <>
      {session.notices.map(({ code, count }) => (
        <p key={code} className={common.notice}>
          <StatusMark
            tone="warn"
            text={t(`notice.${code}`, { count, number: format.number(count) })}
          />
        </p>
      ))}
      <div className={styles.source}>
        {canCorrectEncoding && (
          <Select
            label={t('file.encoding')}
            description={t('file.encodingHint')}
            options={textEncodings.map((id) => ({ id, label: t(`file.encodings.${id}`) }))}
            value={source.encoding}
            onChange={(encoding) => void reopen({ encoding })}
            isDisabled={isBusy}
          />
        )}
        {source.kind === 'workbook' && (
          <Select
            label={t('file.sheet')}
            options={source.sheets.map((label, index) => ({ id: String(index), label }))}
            value={String(source.sheet)}
            onChange={(sheet) => void reopen({ sheet: Number(sheet) })}
            isDisabled={isBusy || source.sheets.length < 2}
          />
        )}
        <FirstRows session={session} />
      </div>
      {state.open.isRunning && (
        <div className={common.working}>
          <ProgressBar label={t('file.rereading')} progress={state.open.progress} />
          <Button size="small" onPress={state.open.cancel}>
            {t('app:dialog.cancel')}
          </Button>
        </div>
      )}
      {state.open.error?.code !== 'cancelled' && <ErrorText error={state.open.error} boxed />}
    </>
  );
};

const FirstRows = ({ session }: { session: ImportSession }) => {
  const { t } = useTranslation('import');
  const width = Math.max(...session.firstRows.map((row) => row.length));
  const headers = session.columns.slice(0, width);
  return (
    <section
      className={styles.firstRows}
      aria-label={t('file.firstRows')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling area
      tabIndex={0}
    >
      <table className={common.cells}>
        <thead>
          <tr>
            {headers.map(({ header }, column) => (
              <th key={column} scope="col">
                {header === '' ? t('columns.unnamed', { number: column + 1 }) : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {session.firstRows.map((cells, row) => (
            <tr key={row}>
              {headers.map((_, column) => (
                <td key={column} title={cells[column]}>
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
