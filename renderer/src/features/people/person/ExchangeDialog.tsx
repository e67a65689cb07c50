import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { courseSchema, programmeSchema, type Exchange } from '#shared/domain/person/exchange.ts';
import { DateField, NumberField, Select, TextField } from '../../../ui/index.ts';
import { EntryDialog } from './EntryDialog.tsx';
import styles from './PersonPanel.module.css';

/** Edits one visit to Japan. */
export const ExchangeDialog = (props: {
  exchange: Exchange;
  isNew: boolean;
  onClose: () => void;
  onSave: (exchange: Exchange) => Promise<string | undefined>;
  onRemove: () => Promise<string | undefined>;
}) => {
  const { t } = useTranslation('people');
  const [draft, setDraft] = useState(props.exchange);
  const set = (change: Partial<Exchange>): void => setDraft({ ...draft, ...change });
  const { start, end, fiscalYear } = draft;
  const hasWrongDays = start !== undefined && end !== undefined && end < start;
  const hasWrongYear = fiscalYear !== undefined && (fiscalYear < 2000 || fiscalYear > 2200);
  return (
    <EntryDialog
      title={props.isNew ? t('panel.addExchange') : t('panel.editExchange')}
      isNew={props.isNew}
      onClose={props.onClose}
      onRemove={props.onRemove}
      onSave={() => (hasWrongDays || hasWrongYear ? 'invalid' : props.onSave(withoutEmpty(draft)))}
    >
      <div className={styles.pair}>
        <NumberField
          label={t('field.fiscalYear')}
          description={t('hint.fiscalYear')}
          value={fiscalYear ?? NaN}
          onChange={(year) => set({ fiscalYear: Number.isNaN(year) ? undefined : year })}
          formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
          autoFocus
          error={hasWrongYear ? t('invalid.year') : undefined}
        />
        <Select
          label={t('field.course')}
          description={t('hint.course')}
          options={[
            { id: 'none', label: t('courseNone') },
            ...courseSchema.options.map((id) => ({ id, label: id })),
          ]}
          value={draft.course ?? 'none'}
          onChange={(id) => set({ course: courseSchema.safeParse(id).data ?? null })}
        />
        <Select
          label={t('field.programme')}
          options={programmeSchema.options.map((id) => ({ id, label: t(`programme.${id}`) }))}
          value={draft.programme ?? null}
          onChange={(programme) => set({ programme })}
        />
        <TextField
          label={t('field.exchangeField')}
          value={draft.field ?? ''}
          onChange={(field) => set({ field })}
          maxLength={500}
        />
        <TextField
          label={t('field.host')}
          value={draft.host?.name ?? ''}
          onChange={(name) => set({ host: { ...draft.host, name } })}
          maxLength={500}
        />
        <TextField
          label={t('field.sending')}
          value={draft.sending?.name ?? ''}
          onChange={(name) => set({ sending: { ...draft.sending, name } })}
          maxLength={500}
        />
        <DateField
          label={t('field.start')}
          value={start ?? null}
          onChange={(day) => set({ start: day ?? undefined })}
        />
        <DateField
          label={t('field.end')}
          value={end ?? null}
          onChange={(day) => set({ end: day ?? undefined })}
          error={hasWrongDays ? t('invalid.days') : undefined}
        />
      </div>
    </EntryDialog>
  );
};

/** Fields that were emptied are left out rather than stored as empty text. */
const withoutEmpty = ({ host, sending, field, ...exchange }: Exchange): Exchange => ({
  ...exchange,
  ...(host !== undefined && host.name.trim() !== '' && { host }),
  ...(sending !== undefined && sending.name.trim() !== '' && { sending }),
  ...(field !== undefined && field.trim() !== '' && { field: field.trim() }),
});
