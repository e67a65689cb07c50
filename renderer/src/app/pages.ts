import { lazy } from 'react';

// One chunk per feature: the first screen does not wait for the others.
const load = {
  welcome: () => import('../features/welcome/index.ts'),
  today: () => import('../features/today/index.ts'),
  people: () => import('../features/people/index.ts'),
  duplicates: () => import('../features/duplicates/index.ts'),
  import: () => import('../features/import/index.ts'),
  meetups: () => import('../features/meetups/index.ts'),
  door: () => import('../features/door/index.ts'),
  print: () => import('../features/print/index.ts'),
  chapter: () => import('../features/chapter/index.ts'),
  sync: () => import('../features/sync/index.ts'),
  disagreements: () => import('../features/disagreements/index.ts'),
};

/** See the feature of the same name; so for the other pages. */
export const WelcomePage = lazy(async () => ({ default: (await load.welcome()).WelcomePage }));
export const TodayPage = lazy(async () => ({ default: (await load.today()).TodayPage }));
export const PeoplePage = lazy(async () => ({ default: (await load.people()).PeoplePage }));
export const DuplicatesPage = lazy(async () => ({
  default: (await load.duplicates()).DuplicatesPage,
}));
export const ImportPage = lazy(async () => ({ default: (await load.import()).ImportPage }));
export const MeetupsPage = lazy(async () => ({ default: (await load.meetups()).MeetupsPage }));
export const MeetupPage = lazy(async () => ({ default: (await load.meetups()).MeetupPage }));
export const DoorPage = lazy(async () => ({ default: (await load.door()).DoorPage }));
export const PrintPage = lazy(async () => ({ default: (await load.print()).PrintPage }));
export const ChapterPage = lazy(async () => ({ default: (await load.chapter()).ChapterPage }));
export const DisagreementsPage = lazy(async () => ({
  default: (await load.disagreements()).DisagreementsPage,
}));
export const JoinDialog = lazy(async () => ({ default: (await load.sync()).JoinDialog }));
export const SyncPage = lazy(async () => ({ default: (await load.sync()).SyncPage }));

/**
 * Fetches every page's code while the person looks at the first one, so that nothing has to be
 * fetched later: at the door the host may be busy, restarting or gone for a moment.
 */
export const preloadPages = async (): Promise<void> => {
  await Promise.allSettled(Object.values(load).map((page) => page()));
};
