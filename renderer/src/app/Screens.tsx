import { Suspense, useEffect, type ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useChapterState, useForgetErased } from '../client/index.ts';
import { PreparedImportProvider } from '../features/preparedImport/index.ts';
import { meetupIdOfPath, paths, personIdOfPath } from '../ui/index.ts';
import { Frame } from './Frame.tsx';
import { Migrating } from './Migrating.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import {
  ChapterPage,
  DisagreementsPage,
  DoorPage,
  DuplicatesPage,
  ImportPage,
  MeetupPage,
  MeetupsPage,
  PeoplePage,
  preloadPages,
  PrintPage,
  SyncPage,
  TodayPage,
  WelcomePage,
} from './pages.ts';
import { useAppKeys } from './useAppKeys.ts';
import { useUndoActions } from './useUndoActions.ts';
import styles from './Screens.module.css';

/** Which screen is shown: by address, and the welcome page while no chapter is open. */
export const Screens = () => {
  const { open, migration } = useChapterState();
  useAppKeys();
  useUndoActions();
  useForgetErased();
  useEffect(() => {
    const idle = requestIdleCallback(() => void preloadPages());
    return () => cancelIdleCallback(idle);
  }, []);
  if (open === null && migration !== undefined) return <Migrating progress={migration} />;
  // Without an open chapter every address shows the welcome page, so that a page chosen together
  // with a chapter ("create and import") is there as soon as the chapter is.
  if (open === null) return <Welcome />;
  return (
    // Another chapter is another set of screens: nothing of the one before may linger.
    <PreparedImportProvider key={open.id}>
      <Switch>
        <Route path={paths.welcome}>
          <Welcome />
        </Route>
        <Route path="/door/:id">
          {({ id }) => (
            <FullWindow>
              <DoorPage meetupId={meetupIdOfPath(id)} />
            </FullWindow>
          )}
        </Route>
        <Route path="/print/:id/:what">
          {({ id, what }) => (
            <FullWindow>
              <PrintPage meetupId={meetupIdOfPath(id)} what={what} />
            </FullWindow>
          )}
        </Route>
        <Route>
          <Frame chapter={open}>
            <PageBoundary>
              <Suspense>
                <Pages />
              </Suspense>
            </PageBoundary>
          </Frame>
        </Route>
      </Switch>
    </PreparedImportProvider>
  );
};

const Welcome = () => (
  <FullWindow>
    <WelcomePage />
  </FullWindow>
);

const FullWindow = ({ children }: { children: ReactNode }) => (
  <main className={styles.full} id="main">
    <PageBoundary>
      <Suspense>{children}</Suspense>
    </PageBoundary>
  </main>
);

const Pages = () => (
  <Switch>
    <Route path={paths.today}>
      <TodayPage />
    </Route>
    <Route path="/people/:id?">
      {({ id }) => <PeoplePage personId={id === undefined ? undefined : personIdOfPath(id)} />}
    </Route>
    <Route path={paths.duplicates}>
      <DuplicatesPage />
    </Route>
    <Route path={paths.import}>
      <ImportPage />
    </Route>
    <Route path={paths.meetups}>
      <MeetupsPage />
    </Route>
    <Route path="/meetups/:id">
      {({ id }) => <MeetupPage meetupId={meetupIdOfPath(id)} tab="plan" />}
    </Route>
    <Route path="/meetups/:id/guests">
      {({ id }) => <MeetupPage meetupId={meetupIdOfPath(id)} tab="guests" />}
    </Route>
    <Route path="/meetups/:id/after">
      {({ id }) => <MeetupPage meetupId={meetupIdOfPath(id)} tab="after" />}
    </Route>
    <Route path="/meetups/:id/invite/:purpose?">
      {({ id, purpose }) => (
        <MeetupPage meetupId={meetupIdOfPath(id)} tab="invite" purpose={purpose} />
      )}
    </Route>
    <Route path={paths.chapter}>
      <ChapterPage />
    </Route>
    <Route path={paths.sync}>
      <SyncPage />
    </Route>
    <Route path={paths.disagreements}>
      <DisagreementsPage />
    </Route>
    <Route>
      <Redirect to={paths.today} replace />
    </Route>
  </Switch>
);
