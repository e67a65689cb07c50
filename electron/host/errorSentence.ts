import catalogue from '#shared/i18n/en/errors.json' with { type: 'json' };
import type { AppError } from '#shared/contract/errors.ts';

/**
 * The catalogue's sentence for an error, for the terminal. Placeholders are i18next's `{{name}}`;
 * one without a value stays as it is.
 */
export const errorSentence = (error: AppError): string =>
  (sentences[error.code] ?? catalogue.internal).replace(
    /\{\{\s*(\w+)\s*\}\}/gu,
    (placeHolder: string, name: string) => String(error.params?.[name] ?? placeHolder),
  );

const sentences: Readonly<Record<string, string>> = catalogue;
