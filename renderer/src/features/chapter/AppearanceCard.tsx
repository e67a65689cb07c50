import { useTranslation } from 'react-i18next';
import { languages } from '#shared/i18n/catalogues.ts';
import {
  Card,
  Checkbox,
  Select,
  setAppearance,
  textSizes,
  useAppearance,
  type Option,
} from '../../ui/index.ts';
import styles from './ChapterPage.module.css';

/** How the screens look on this computer. */
export const AppearanceCard = () => {
  const { t } = useTranslation('chapter');
  const appearance = useAppearance();
  return (
    <Card title={t('settings.appearance')}>
      <div className={styles.form}>
        <div className={styles.pair}>
          <Select
            label={t('settings.theme')}
            options={[
              { id: 'system', label: t('settings.themeSystem') },
              { id: 'light', label: t('settings.themeLight') },
              { id: 'dark', label: t('settings.themeDark') },
            ]}
            value={appearance.theme}
            onChange={(theme) => setAppearance({ theme })}
          />
          <Select
            label={t('settings.language')}
            options={[
              { id: 'system', label: t('settings.languageSystem') },
              ...languages.map((id): Option<typeof id> => ({ id, label: ownName(id), lang: id })),
            ]}
            value={appearance.language}
            onChange={(language) => setAppearance({ language })}
          />
          <Select
            label={t('settings.textSize')}
            options={textSizes.map((size) => ({ id: `${size}` as const, label: `${size} %` }))}
            value={`${appearance.textSize}`}
            onChange={(id) => {
              const textSize = textSizes.find((size) => `${size}` === id);
              if (textSize !== undefined) setAppearance({ textSize });
            }}
          />
        </div>
        <div>
          <Checkbox
            isSelected={appearance.hasLetterShortcuts}
            onChange={(hasLetterShortcuts) => setAppearance({ hasLetterShortcuts })}
          >
            {t('settings.letterShortcuts')}
          </Checkbox>
          <p className={styles.hint}>{t('settings.letterShortcutsHint')}</p>
        </div>
      </div>
    </Card>
  );
};

/** A language's name in that language, so that everybody finds their own. */
const ownName = (tag: string): string =>
  new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
