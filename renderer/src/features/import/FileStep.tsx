import type { TFunction } from 'i18next';
import { FileSpreadsheet } from 'lucide-react';
import { DropZone, FileTrigger, type DropZoneProps } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ImportSource } from '#shared/contract/import.ts';
import { Button, ErrorText, ProgressBar, useFormat } from '../../ui/index.ts';
import { PasteCells } from './PasteCells.tsx';
import { SourceDetails } from './SourceDetails.tsx';
import { Step } from './Step.tsx';
import type { Progress } from '../../client/index.ts';
import type { FileProblem, ImportState } from '../preparedImport/index.ts';
import styles from './FileStep.module.css';
import common from './Import.module.css';

interface Work {
  readonly label: string;
  readonly progress?: Progress | undefined;
  /** Absent when it is too late. */
  readonly cancel?: () => void;
}

/** Choosing a file, or dropping one; after that a line with what was read. */
export const FileStep = ({ state }: { state: ImportState }) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { stage, open, drawing } = state;
  const work: Work | undefined = open.isRunning
    ? { label: t('file.reading'), progress: open.progress, cancel: open.cancel }
    : state.isShowing
      ? { label: t('file.reading') }
      : drawing && { label: t('photo.drawing'), ...drawing };
  if (stage.kind === 'preview') {
    const { session } = stage;
    return (
      <Step
        number={1}
        isDone
        title={t('file.title')}
        summary={t('file.summary', {
          file: session.fileName,
          count: session.rows,
          number: format.number(session.rows),
          how: sourceText(t, session.source),
        })}
      >
        <SourceDetails state={state} session={session} />
      </Step>
    );
  }
  return (
    <Step number={1} title={t('file.title')}>
      <DropZone
        className={styles.drop ?? ''}
        aria-label={t('file.drop')}
        isDisabled={work !== undefined}
        getDropOperation={() => 'copy'}
        onDrop={(event) => void dropped(event).then((file) => file && state.chooseFile(file))}
      >
        <FileSpreadsheet size={28} strokeWidth={1.5} className={styles.dropIcon} aria-hidden />
        <p className={styles.dropTitle}>{t('file.drop')}</p>
        <p className={styles.dropText}>{t('file.hint')}</p>
        {work !== undefined ? (
          <div className={common.working}>
            <ProgressBar label={work.label} progress={work.progress} />
            <Button
              size="small"
              isDisabled={work.cancel === undefined}
              onPress={() => work.cancel?.()}
            >
              {t('app:dialog.cancel')}
            </Button>
          </div>
        ) : (
          <div className={styles.chooseActions}>
            <FileTrigger
              acceptedFileTypes={acceptedFiles}
              onSelect={(files) => {
                const file = files?.[0];
                if (file !== undefined) void state.chooseFile(file);
              }}
            >
              <Button variant="primary">{t('file.choose')}</Button>
            </FileTrigger>
            <PasteCells onPaste={state.pasteCells} />
          </div>
        )}
      </DropZone>
      <Problem problem={state.problem} />
    </Step>
  );
};

const Problem = ({ problem }: { problem: FileProblem | undefined }) => {
  const { t } = useTranslation('import');
  if (problem === undefined) return null;
  if (problem.code === 'unreadable') {
    return (
      <p role="alert" className={styles.unreadable}>
        {t('file.unreadable', { file: problem.fileName })}
      </p>
    );
  }
  const kind = problem.params?.['kind'];
  if (kind === undefined) return <ErrorText error={problem} boxed />;
  const name = t(`file.kind.${kind}`, { defaultValue: '' });
  return (
    <ErrorText
      error={name === '' ? { code: problem.code } : { code: problem.code, params: { kind: name } }}
      boxed
    />
  );
};

type DropEvent = Parameters<NonNullable<DropZoneProps['onDrop']>>[0];

const dropped = async (event: DropEvent): Promise<File | undefined> => {
  const item = event.items.find((entry) => entry.kind === 'file');
  return item?.getFile();
};

const acceptedFiles = [
  ...['.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.vcf'],
  ...['text/csv', 'text/tab-separated-values', 'text/vcard'],
];

const sourceText = (t: TFunction<'import'>, source: ImportSource): string => {
  switch (source.kind) {
    case 'text':
      return t([`file.delimiter.${delimiterNames[source.delimiter] ?? 'comma'}`]);
    case 'workbook':
      return t('file.sheetNamed', { sheet: source.sheets[source.sheet] ?? '' });
    case 'cards':
      return t('file.cards');
  }
};

const delimiterNames: Readonly<Record<string, string>> = {
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};
