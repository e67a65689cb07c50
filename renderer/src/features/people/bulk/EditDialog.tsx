import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { personKindSchema, personStatusSchema } from '#shared/domain/person/person.ts';
import { useCommand } from '../../../client/index.ts';
import { ComboBox, Select, TextField, useCountryRegionOptions } from '../../../ui/index.ts';
import { BulkDialog } from './BulkDialog.tsx';

const fields = ['status', 'kind', 'residence', 'region', 'city', 'nationality'] as const;

type Field = (typeof fields)[number];

/** Gives one field the same value for all people selected. */
export const EditDialog = (props: { ids: readonly string[]; onClose: () => void }) => {
  const { t } = useTranslation('roster');
  const edit = useCommand('people.editMany');
  const [field, setField] = useState<Field>('status');
  const [value, setValue] = useState<string | null>('active');
  const countries = useCountryRegionOptions();
  const choose = (next: Field): void => {
    setField(next);
    setValue(next === 'status' ? 'active' : next === 'kind' ? 'member' : null);
  };
  const submit = async (): Promise<void> => {
    const text = value?.trim() ?? '';
    const patch = { [field]: text === '' ? null : text };
    const edits = [{ ids: [...props.ids], patch }] as Input<'people.editMany'>['edits'];
    const answer = await edit.run({ edits });
    if (answer.ok) props.onClose();
  };
  return (
    <BulkDialog
      title={t('bulk.editTitle', { count: props.ids.length })}
      submit={t((value?.trim() ?? '') === '' ? 'bulk.clear' : 'bulk.apply')}
      onSubmit={() => void submit()}
      onClose={props.onClose}
      work={edit}
    >
      <Select<Field>
        label={t('bulk.field')}
        options={fields.map((id) => ({ id, label: t(`people:field.${id}`) }))}
        value={field}
        onChange={choose}
        autoFocus
      />
      {field === 'status' && (
        <Select
          label={t('bulk.value')}
          options={personStatusSchema.options.map((id) => ({
            id,
            label: t(`people:status.${id}`),
          }))}
          value={personStatusSchema.safeParse(value).data ?? null}
          onChange={setValue}
        />
      )}
      {field === 'kind' && (
        <Select
          label={t('bulk.value')}
          options={personKindSchema.options.map((id) => ({ id, label: t(`people:kind.${id}`) }))}
          value={personKindSchema.safeParse(value).data ?? null}
          onChange={setValue}
        />
      )}
      {(field === 'residence' || field === 'nationality') && (
        <ComboBox
          key={field}
          label={t('bulk.value')}
          description={t('bulk.clearValue')}
          options={countries}
          value={value}
          onChange={setValue}
        />
      )}
      {(field === 'region' || field === 'city') && (
        <TextField
          label={t('bulk.value')}
          description={t('bulk.clearValue')}
          value={value ?? ''}
          onChange={setValue}
          maxLength={500}
        />
      )}
    </BulkDialog>
  );
};
