import { languages, type Language } from '#shared/i18n/catalogues.ts';
import { pseudoLanguage } from '#shared/i18n/pseudo.ts';

/** How the screens look on this computer. Nothing of it belongs to the chapter. */
export interface Appearance {
  readonly theme: 'system' | 'light' | 'dark';
  /** The pseudo-locale is for layout tests; no screen offers it. */
  readonly language: 'system' | Language | typeof pseudoLanguage;
  /** Percent of the normal text size. */
  readonly textSize: TextSize;
  readonly isRailNarrow: boolean;
  /** Whether single letters are shortcuts (WCAG 2.1.4 asks that this can be turned off). */
  readonly hasLetterShortcuts: boolean;
}

/** The text sizes to choose from, in percent. */
export const textSizes = [90, 100, 115, 130, 150, 200] as const;

/** See {@link textSizes}. */
export type TextSize = (typeof textSizes)[number];

/** The settings remembered on this computer; what is missing or not understood is as at first. */
export const readAppearance = (): Appearance => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return defaults;
    const value = stored as Readonly<Record<string, unknown>>;
    return {
      theme: pick(['system', 'light', 'dark'] as const, value['theme']) ?? defaults.theme,
      language:
        pick(['system', ...languages, pseudoLanguage] as const, value['language']) ??
        defaults.language,
      textSize: pick(textSizes, value['textSize']) ?? defaults.textSize,
      isRailNarrow: value['isRailNarrow'] === true,
      hasLetterShortcuts: value['hasLetterShortcuts'] !== false,
    };
  } catch {
    return defaults;
  }
};

/** Remembers the settings on this computer. */
export const writeAppearance = (appearance: Appearance): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(appearance));
  } catch {
    // A browser may refuse storage; the setting then lasts as long as the window.
  }
};

const storageKey = 'tsudoi.appearance';

const defaults: Appearance = {
  theme: 'system',
  language: 'system',
  textSize: 100,
  isRailNarrow: false,
  hasLetterShortcuts: true,
};

const pick = <Choice extends string | number>(
  choices: readonly Choice[],
  value: unknown,
): Choice | undefined => choices.find((choice) => choice === value);
