import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  courseSchema,
  exchangeSchema,
  organisationTypeSchema,
  programmeSchema,
  type Exchange,
} from '#shared/domain/person/exchange.ts';
import { prefectureName, prefectures } from '#shared/domain/person/prefectures.ts';
import {
  ComboBox,
  DateField,
  NumberField,
  Select,
  TextField,
  useCountryRegionOptions,
  useFormat,
  type Option,
} from '../../../ui/index.ts';
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
  const { locale } = useFormat();
  const [draft, setDraft] = useState(props.exchange);
  const set = (change: Partial<Exchange>): void => setDraft({ ...draft, ...change });
  const { start, end, fiscalYear } = draft;
  const countries = useCountryRegionOptions();
  const types = organisationTypeSchema.options.map((id) => ({
    id,
    label: t(`organisationType.${id}`),
  }));
  const hasWrongDays = start !== undefined && end !== undefined && end < start;
  const hasWrongYear = fiscalYear !== undefined && (fiscalYear < 2000 || fiscalYear > 2200);
  return (
    <EntryDialog
      title={props.isNew ? t('panel.addExchange') : t('panel.editExchange')}
      isNew={props.isNew}
      onClose={props.onClose}
      onRemove={props.onRemove}
      onSave={() => {
        if (hasWrongDays || hasWrongYear) return 'invalid';
        const kept = withoutEmpty(draft);
        return saysSomething(kept) ? props.onSave(kept) : Promise.resolve(t('invalid.exchange'));
      }}
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
        <OptionalSelect
          label={t('field.programme')}
          options={programmeSchema.options.map((id) => ({ id, label: t(`programme.${id}`) }))}
          value={draft.programme}
          onChange={(programme) => set({ programme })}
        />
        <TextField
          label={t('field.courseLabel')}
          value={draft.courseLabel ?? ''}
          onChange={(courseLabel) => set({ courseLabel })}
          maxLength={500}
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
        <OptionalSelect
          label={t('field.hostType')}
          options={types}
          value={draft.host?.type}
          onChange={(type) => set({ host: { name: '', ...draft.host, type } })}
        />
        <TextField
          label={t('field.hostNameJa')}
          lang="ja"
          value={draft.host?.nameJa ?? ''}
          onChange={(nameJa) => set({ host: { name: '', ...draft.host, nameJa } })}
          maxLength={500}
        />
        <ComboBox
          label={t('field.prefecture')}
          options={prefectures.map((id) => ({ id, label: prefectureName(id, locale) }))}
          value={prefectures.find((id) => id === draft.host?.prefecture) ?? null}
          onChange={(prefecture) =>
            set({ host: { name: '', ...draft.host, prefecture: prefecture ?? undefined } })
          }
        />
        <TextField
          label={t('field.sending')}
          value={draft.sending?.name ?? ''}
          onChange={(name) => set({ sending: { ...draft.sending, name } })}
          maxLength={500}
        />
        <OptionalSelect
          label={t('field.sendingType')}
          options={types}
          value={draft.sending?.type}
          onChange={(type) => set({ sending: { name: '', ...draft.sending, type } })}
        />
        <ComboBox
          label={t('field.sendingCountry')}
          options={countries}
          value={draft.sending?.country ?? null}
          onChange={(country) =>
            set({ sending: { name: '', ...draft.sending, country: country ?? undefined } })
          }
        />
        <OptionalSelect
          label={t('field.level')}
          options={levels.options.map((id) => ({ id, label: t(`level.${id}`) }))}
          value={draft.level}
          onChange={(level) => set({ level })}
        />
        <OptionalSelect
          label={t('field.capacity')}
          options={capacities.options.map((id) => ({ id, label: t(`capacity.${id}`) }))}
          value={draft.capacity}
          onChange={(capacity) => set({ capacity })}
        />
        <TextField
          label={t('field.group')}
          value={draft.group ?? ''}
          onChange={(group) => set({ group })}
          maxLength={500}
        />
        <Select
          label={t('field.verified')}
          options={proofs.options.map((id) => ({ id, label: t(`verified.${id}`) }))}
          value={draft.verified ?? null}
          onChange={(verified) => set({ verified })}
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

const { level, capacity, verified } = exchangeSchema.shape;
const [levels, capacities, proofs] = [level.unwrap(), capacity.unwrap(), verified.unwrap()];

/** A choice that can also be left open, or taken back. */
const OptionalSelect = <Id extends string>(props: {
  label: string;
  options: readonly Option<Id>[];
  value: Id | undefined;
  onChange: (value: Id | undefined) => void;
}) => {
  const { t } = useTranslation('people');
  const { label, options, value, onChange } = props;
  return (
    <Select<string>
      label={label}
      options={[{ id: 'none', label: t('choiceNone') }, ...options]}
      value={value ?? 'none'}
      onChange={(chosen) => onChange(options.find(({ id }) => id === chosen)?.id)}
    />
  );
};

const saysSomething = ({ id: _id, course, ...rest }: Exchange): boolean =>
  (course ?? undefined) !== undefined || Object.keys(rest).length > 0;

/** Fields that were emptied are left out rather than stored as empty text. */
const withoutEmpty = ({ host, sending, ...exchange }: Exchange): Exchange => ({
  ...(Object.fromEntries(
    Object.entries(exchange).flatMap(([key, value]) => {
      const kept = typeof value === 'string' ? value.trim() : value;
      return kept === '' || kept === undefined ? [] : [[key, kept]];
    }),
  ) as typeof exchange),
  ...(hasContent(host) && { host }),
  ...(hasContent(sending) && { sending }),
});

const hasContent = (organisation: object | undefined): boolean =>
  Object.values(organisation ?? {}).some((value) => value !== undefined && value !== '');
