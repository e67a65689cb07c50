import type { ImportProblem, ImportRow } from '#shared/contract/importRows.ts';
import type { Texts } from './cellText.ts';

/** The sentence for a row's problem. */
export const problemSentence = ({ t }: Pick<Texts, 't'>, problem: ImportProblem): string =>
  t(`problem.${problem.code}`, {
    ...problem.params,
    field: problem.field === undefined ? '' : t(`field.${problem.field}`),
  });

/** Who has the member number that a row brings. */
export const sharedNumberSentence = (
  { t, format }: Texts,
  { number, name, row }: NonNullable<ImportRow['sharedNumber']>,
): string =>
  row === undefined
    ? t('preview.sharedNumber', { sharedNumber: number, name })
    : t('preview.sharedNumberRow', { sharedNumber: number, name, row: format.number(row) });

/** What "bring it anyway" means for a row with these problems, or `undefined` where it cannot be. */
export const waysToTake = (
  problems: readonly ImportProblem[],
): 'new-person' | 'without-cells' | undefined => {
  const codes = problems.map(({ code }) => code);
  if (codes.length === 0 || codes.some((code) => hopeless.has(code))) return undefined;
  return codes.some((code) => aboutPerson.has(code)) ? 'new-person' : 'without-cells';
};

const hopeless: ReadonlySet<ImportProblem['code']> = new Set(['no-name', 'open-quote']);

const aboutPerson: ReadonlySet<ImportProblem['code']> = new Set([
  'same-person-twice',
  'several-matches',
  'name-differs',
  'maybe-same',
]);
