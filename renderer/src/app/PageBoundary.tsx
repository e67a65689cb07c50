import { useState, type ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useChapterState } from '../client/index.ts';
import { Button } from '../ui/index.ts';
import styles from './Screens.module.css';

/** Keeps a bug in one page from taking the window down: a sentence, another try, and a report. */
export const PageBoundary = ({ children }: { children: ReactNode }) => {
  const [location] = useLocation();
  return (
    <ErrorBoundary FallbackComponent={Failure} resetKeys={[location]}>
      {children}
    </ErrorBoundary>
  );
};

const Failure = ({ error, resetErrorBoundary }: FallbackProps) => {
  const { t } = useTranslation('app');
  const { version } = useChapterState();
  const [location] = useLocation();
  const [copied, setCopied] = useState<boolean>();
  const report = describeFailure({ error, version, location });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(report);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className={styles.failure} role="alert">
      <h1>{t('failure.title')}</h1>
      <p>{t('failure.text')}</p>
      <div className={styles.failureActions}>
        <Button variant="primary" onPress={resetErrorBoundary}>
          {t('failure.again')}
        </Button>
        <Button onPress={() => void copy()}>
          {copied === true ? t('failure.copied') : t('failure.copy')}
        </Button>
      </div>
      {copied === false && <p>{t('failure.copyYourself')}</p>}
      <textarea
        className={styles.report}
        aria-label={t('failure.report')}
        readOnly
        value={report}
      />
    </div>
  );
};

/** What a report says. It holds no data of the chapter but what the error itself may quote. */
const describeFailure = (options: {
  error: unknown;
  version: string;
  location: string;
}): string => {
  const { error } = options;
  const what =
    error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [
    `Tsudoi ${options.version}`,
    `Page ${options.location}`,
    navigator.userAgent,
    '',
    what,
  ].join('\n');
};
