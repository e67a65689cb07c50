import { create } from 'zustand';
import { chooseLanguage, type Language } from '#shared/i18n/catalogues.ts';
import type { pseudoLanguage } from '#shared/i18n/pseudo.ts';
import { readAppearance, writeAppearance, type Appearance } from './appearanceStorage.ts';

/** The settings now; change them with {@link setAppearance}. */
export const useAppearance = create<Appearance>(() => readAppearance());

/** Changes some settings, applies them to the page and remembers them on this computer. */
export const setAppearance = (change: Partial<Appearance>): void => {
  useAppearance.setState(change);
  writeAppearance(useAppearance.getState());
  applyAppearance();
};

/** Puts theme and text size on the root element. Called once before the first rendering. */
export const applyAppearance = (): void => {
  const { theme, textSize } = useAppearance.getState();
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.style.setProperty('--text-scale', String(textSize / 100));
  useRem.setState({ pixels: parseFloat(getComputedStyle(root).fontSize) });
};

/** The language of the screens: the chosen one, or the best for this computer. */
export const currentLanguage = (appearance: Appearance): Language | typeof pseudoLanguage =>
  appearance.language === 'system' ? chooseLanguage(navigator.languages) : appearance.language;

/** Pixels of one rem at the chosen text size, for what is measured in script. */
export const useRemPixels = (): number => useRem((state) => state.pixels);

const useRem = create(() => ({ pixels: 16 }));
