import { useTranslation } from 'react-i18next';
import type { OpenChapter } from '#shared/contract/chapter.ts';
import type { Input } from '#shared/contract/index.ts';
import { useCommand } from '../../client/index.ts';
import {
  ComboBox,
  ErrorText,
  LanguagesField,
  useCountryRegionOptions,
  useTimeZoneOptions,
} from '../../ui/index.ts';
import styles from './ChapterPage.module.css';
import { OwnName } from './OwnName.tsx';
import { SavedField } from './SavedField.tsx';

/** What the chapter was set up with; each field saves when it is left or chosen. */
export const ChapterFacts = ({ chapter }: { chapter: OpenChapter }) => {
  const { t } = useTranslation('chapter');
  const edit = useCommand('chapter.edit');
  const save = (patch: Input<'chapter.edit'>): void => void edit.run(patch);
  return (
    <div className={styles.form}>
      <SavedField
        key={chapter.name}
        label={t('field.name')}
        value={chapter.name}
        maxLength={200}
        missing={t('create.nameMissing')}
        onSave={(name) => save({ name })}
      />
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
      <OwnName />
    </div>
  );
};
