import type { TFunction } from 'i18next';

/** Says what is wrong with an e-mail address as typed, or `undefined`. Only clear mistakes count. */
export const emailProblem = (t: TFunction<'people'>, text: string): string | undefined =>
  text === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text) ? undefined : t('invalid.email');

/** Says what is wrong with a phone number as typed, or `undefined`. */
export const phoneProblem = (t: TFunction<'people'>, text: string): string | undefined =>
  text === '' || /^[+\d][\d\s().\-/]*$/u.test(text) ? undefined : t('invalid.phone');
