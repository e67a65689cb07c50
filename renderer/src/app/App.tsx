import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ChapterStateProvider, ClientProvider, type DataClient } from '../client/index.ts';
import { ForgetQuestion } from '../features/preparedImport/index.ts';
import {
  currentLanguage,
  formatLocale,
  LiveRegion,
  ToastRegion,
  useAppearance,
} from '../ui/index.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { InvitedJoin } from './InvitedJoin.tsx';
import { Opening } from './Opening.tsx';
import { Screens } from './Screens.tsx';

/** The whole window: providers around the screens, and what floats above every screen. */
export const App = ({ client, texts }: { client: DataClient; texts: i18n }) => {
  // The router takes its location hook as a value, which the compiler does not follow.
  'use no memo';
  const language = useAppearance(currentLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    // Texts of another language are in the bundle, so this cannot fail or take time.
    void texts.changeLanguage(language);
  }, [texts, language]);
  return (
    <I18nextProvider i18n={texts}>
      <I18nProvider locale={formatLocale(language)}>
        <ClientProvider client={client}>
          {/* oxlint-disable-next-line react/hooks -- wouter takes its location hook as a value */}
          <Router hook={useHashLocation}>
            <ConnectionBanner />
            <ChapterStateProvider waiting={<Opening />}>
              <Screens />
              <InvitedJoin />
              <ForgetQuestion />
            </ChapterStateProvider>
            <ToastRegion />
            <LiveRegion />
          </Router>
        </ClientProvider>
      </I18nProvider>
    </I18nextProvider>
  );
};
