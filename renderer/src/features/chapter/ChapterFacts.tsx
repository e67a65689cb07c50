import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenChapter } from '#shared/contract/chapter.ts';
import type { Input } from '#shared/contract/index.ts';
import { useCommand } from '../../client/index.ts';
import {
  ComboBox,
  ErrorText,
  LanguagesField,
  TextField,
  useCountryRegionOptions,
  useTimeZoneOptions,
} from '../../ui/index.ts';
import styles from './ChapterPage.module.css';

/** What the chapter was set up with; each field saves when it is left or chosen. */
export const ChapterFacts = ({ chapter }: { chapter: OpenChapter }) => {
  const { t } = useTranslation('chapter');
  const edit = useCommand('chapter.edit');
  const save = (patch: Input<'chapter.edit'>): void => void edit.run(patch);
  return (
    <div className={styles.form}>
      <NameField key={chapter.name} name={chapter.name} onSave={(name) => save({ name })} />
      <div className={styles.pair}>
        <ComboBox
          label={t('field.countryRegion')}
          options={useCountryRegionOptions()}
          value={chapter.countryRegion ?? null}
          onChange={(countryRegion) => countryRegion !== null && save({ countryRegion })}
        />
        <ComboBox
          label={t('field.timeZone')}
          options={useTimeZoneOptions()}
          value={chapter.timeZone}
          onChange={(timeZone) => timeZone !== null && save({ timeZone })}
        />
      </div>
      <LanguagesField
        label={t('field.languages')}
        placeholder={t('create.addLanguage')}
        value={chapter.languages}
        onChange={(languages) => languages.length > 0 && save({ languages })}
      />
      <ErrorText error={edit.error} boxed />
    </div>
  );
};

const NameField = (props: { name: string; onSave: (name: string) => void }) => {
  const { t } = useTranslation('chapter');
  const [name, setName] = useState(props.name);
  const save = (): void => {
    const next = name.trim();
    if (next !== '' && next !== props.name) props.onSave(next);
  };
  return (
    <TextField
      label={t('field.name')}
      value={name}
      onChange={setName}
      maxLength={200}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        else if (event.key === 'Escape') setName(props.name);
        else event.continuePropagation();
      }}
      error={name.trim() === '' ? t('create.nameMissing') : undefined}
    />
  );
};
