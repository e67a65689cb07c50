import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { exportFields, type ExportField } from '#shared/domain/people-export/exportFields.ts';
import { useDataClient, useLiveQuery } from '../../../client/index.ts';
import { Checkbox, offerFile, Select, showToast } from '../../../ui/index.ts';
import styles from './Bulk.module.css';
import { BulkDialog } from './BulkDialog.tsx';
import { ExportColumns } from './ExportColumns.tsx';
import { exportFile, exportFormats, type ExportFormat } from './exportFile.ts';

const contacts = ['allowed', 'granted', 'none'] as const;

const contactTexts = {
  allowed: 'export.contactAllowed',
  granted: 'export.contactGranted',
  none: 'export.contactNone',
} as const;

/** Saves people as a file: which kind, which columns, whose contact data. */
export const ExportDialog = (props: { ids: readonly string[]; onClose: () => void }) => {
  const { t, i18n } = useTranslation('roster');
  const language = i18n.resolvedLanguage ?? 'en';
  const client = useDataClient();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [contact, setContact] = useState<Input<'people.exportRows'>['contact']>('allowed');
  const [withId, setWithId] = useState(true);
  const [fields, setFields] = useState<ReadonlySet<ExportField>>(() => new Set(exportFields));
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [error, setError] = useState<AppError>();
  const abort = useRef<AbortController>(undefined);
  const { value } = useLiveQuery('people.contactability', { ids: [...props.ids] });
  const refusing =
    value === undefined
      ? 0
      : [value.optedOut, value.refused, value.expired, value.minors, value.deceased].flat().length;
  const isTable = format === 'xlsx' || format === 'csv';

  const submit = async (): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setError(undefined);
    const made = await exportFile({
      client,
      ids: props.ids,
      format,
      fields: exportFields.filter((field) => fields.has(field)),
      withId,
      contact,
      language,
      sheetName: t('export.sheet'),
      onProgress: setProgress,
      signal: controller.signal,
    });
    setProgress(undefined);
    if (!made.ok) {
      setError(made.error);
      return;
    }
    const day = new Date().toISOString().slice(0, 10);
    const file = `${t('export.fileName')}-${day}.${made.value.extension}`;
    offerFile(made.value.content, file);
    showToast({ text: t('export.done', { count: made.value.count, file }) });
    props.onClose();
  };

  return (
    <BulkDialog
      title={t('export.title', { count: props.ids.length })}
      submit={t('export.button')}
      onSubmit={() => void submit()}
      onClose={() => {
        abort.current?.abort();
        props.onClose();
      }}
      work={{ isRunning: progress !== undefined, progress, error }}
      isDisabled={isTable && fields.size === 0}
      // Everything but the columns is chosen anew with two clicks.
      isChanged={fields.size !== exportFields.length}
    >
      <Select<ExportFormat>
        label={t('export.format')}
        options={exportFormats.map((id) => ({ id, label: t(`export.${id}`) }))}
        value={format}
        onChange={setFormat}
        autoFocus
      />
      <Select
        label={t('export.contact')}
        options={contacts.map((id) => ({ id, label: t(contactTexts[id]) }))}
        value={contact}
        onChange={setContact}
      />
      {contact !== 'none' && (
        <p className={styles.note}>
          {refusing === 0 ? t('export.blankedNone') : t('export.blanked', { count: refusing })}
        </p>
      )}
      {!isTable && contact !== 'none' && <p className={styles.note}>{t('export.photos')}</p>}
      {isTable && (
        <>
          <ExportColumns language={language} chosen={fields} onChange={setFields} />
          <Checkbox isSelected={withId} onChange={setWithId}>
            {t('export.withId')}
          </Checkbox>
        </>
      )}
      <p className={styles.note}>{t('export.advice')}</p>
    </BulkDialog>
  );
};
