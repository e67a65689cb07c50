import type { AppError } from '#shared/contract/errors.ts';
import enErrors from '#shared/i18n/en/errors.json' with { type: 'json' };
import enShell from '#shared/i18n/en/shell.json' with { type: 'json' };
import jaErrors from '#shared/i18n/ja/errors.json' with { type: 'json' };
import jaShell from '#shared/i18n/ja/shell.json' with { type: 'json' };

/** The key of a sentence that only the shell says. */
export type ShellSentence = keyof typeof enShell;

/** The shell's texts in one language. */
export interface Sentences {
  shell(key: ShellSentence): string;
  /** The sentence for an error, placeholders filled. */
  error(error: AppError): string;
}

/** Picks the texts for a person's languages, best first as BCP 47 tags. English when none fits. */
export const sentencesFor = (languages: readonly string[]): Sentences => {
  const known = languages
    .map((tag) => tag.split('-')[0])
    .find((language) => language === 'ja' || language === 'en');
  const { shell, errors } = known === 'ja' ? japanese : english;
  return {
    shell: (key) => shell[key],
    error: ({ code, params = {} }) =>
      errors[code].replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) =>
        String(params[name] ?? whole),
      ),
  };
};

const english = { shell: enShell, errors: enErrors };
const japanese: typeof english = { shell: jaShell, errors: jaErrors };
