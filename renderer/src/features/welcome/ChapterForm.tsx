import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { clearUndo, useCommand } from '../../client/index.ts';
import {
  Button,
  ComboBox,
  ErrorText,
  LanguagesField,
  paths,
  systemTimeZone,
  TextField,
  useCountryRegionOptions,
  useTimeZoneOptions,
} from '../../ui/index.ts';
import { mayForget } from '../preparedImport/index.ts';
import styles from './WelcomePage.module.css';

/** Creates a chapter and goes on to the import (or to an empty chapter). */
export const ChapterForm = ({ onCancel }: { onCancel: () => void }) => {
  const { t, i18n } = useTranslation('chapter');
  const [, go] = useLocation();
  const create = useCommand('chapter.create');
  const [name, setName] = useState('');
  const [countryRegion, setCountryRegion] = useState<string | null>(null);
  const [timeZone, setTimeZone] = useState<string | null>(systemTimeZone);
  const [languages, setLanguages] = useState<readonly string[]>(() => [
    i18n.resolvedLanguage ?? 'en',
  ]);
  const [isChecked, setChecked] = useState(false);

  const submit = async (then: string): Promise<void> => {
    setChecked(true);
    if (name.trim() === '' || timeZone === null || languages.length === 0) return;
    if (!(await mayForget('chapter'))) return;
    const answer = await create.run({
      name: name.trim(),
      timeZone,
      languages: [...languages],
      ...(countryRegion !== null && { countryRegion }),
    });
    if (!answer.ok) return;
    clearUndo();
    go(then);
  };

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit(paths.import);
  };

  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      <h1>{t('create.title')}</h1>
      <p className={styles.lead}>{t('create.text')}</p>
      <TextField
        label={t('create.name')}
        placeholder={t('create.namePlaceholder')}
        value={name}
        onChange={setName}
        autoFocus
        maxLength={200}
        error={isChecked && name.trim() === '' ? t('create.nameMissing') : undefined}
      />
      <div className={styles.pair}>
        <ComboBox
          label={t('create.countryRegion')}
          description={t('create.countryHint')}
          options={useCountryRegionOptions()}
          value={countryRegion}
          onChange={setCountryRegion}
        />
        <ComboBox
          label={t('create.timeZone')}
          description={t('create.timeZoneHint')}
          options={useTimeZoneOptions()}
          value={timeZone}
          onChange={setTimeZone}
          error={isChecked && timeZone === null ? t('create.zoneMissing') : undefined}
        />
      </div>
      <LanguagesField
        label={t('create.languages')}
        description={t('create.languagesHint')}
        placeholder={t('create.addLanguage')}
        value={languages}
        onChange={setLanguages}
        error={isChecked && languages.length === 0 ? t('create.languageMissing') : undefined}
      />
      <ErrorText error={create.error} boxed />
      <div className={styles.actions}>
        <Button variant="quiet" onPress={onCancel}>
          {t('create.cancel')}
        </Button>
        <Button isDisabled={create.isRunning} onPress={() => void submit(paths.today)}>
          {t('create.submitEmpty')}
        </Button>
        <Button type="submit" variant="primary" isDisabled={create.isRunning}>
          {t('create.submit')}
        </Button>
      </div>
    </form>
  );
};
