import type { TFunction } from 'i18next';
import { isEmail, isPhone } from '#shared/domain/import/contact.ts';

/** Says what is wrong with an e-mail address as typed, or `undefined`. Only clear mistakes count. */
export const emailProblem = (t: TFunction<'people'>, text: string): string | undefined =>
  text === '' || isEmail(text) ? undefined : t('invalid.email');

/** Says what is wrong with a phone number as typed, or `undefined`. */
export const phoneProblem = (t: TFunction<'people'>, text: string): string | undefined =>
  text === '' || isPhone(text) ? undefined : t('invalid.phone');
