import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import { classes } from './classes.ts';
import { errorSentence } from './sentences.ts';
import styles from './layout.module.css';

/** An expected error as a sentence, where it happened. Says itself to screen readers. */
export const ErrorText = (props: { error: AppError | undefined; boxed?: boolean }) => {
  const { t } = useTranslation();
  if (props.error === undefined) return null;
  return (
    <p role="alert" className={classes(styles.error, props.boxed === true && styles.errorBox)}>
      <CircleX size={15} className={styles.errorIcon} aria-hidden />
      <span>{errorSentence(t, props.error)}</span>
    </p>
  );
};
