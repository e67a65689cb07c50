import type { TFunction } from 'i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import type { Format } from '../../ui/index.ts';

/** Which rows bring a member number that somebody else has, to be read and to be said. */
export const sharedNumbersSentence = (
  { t, format }: { readonly t: TFunction<'import'>; readonly format: Format },
  { count, rows }: ImportSession['sharedNumbers'],
): string => {
  const named = rows.map((row) => format.number(row));
  return t('preview.sharedNumbers', {
    count,
    number: format.number(count),
    rows: format.list(count > rows.length ? [...named, '…'] : named),
  });
};
