import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  focusPageSearch,
  paths,
  setAppearance,
  useActions,
  useAppearance,
  type Action,
} from '../ui/index.ts';
import { showFrameDialog } from './frameState.ts';

/** What can be done from every page of the frame. */
export const useFrameActions = (): void => {
  const { t } = useTranslation('app');
  const [, go] = useLocation();
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'palette',
        label: t('palette.open'),
        shortcut: 'mod+k',
        group: 'app',
        run: () => showFrameDialog('palette'),
      },
      {
        id: 'shortcuts',
        label: t('shortcuts.open'),
        shortcut: '?',
        group: 'app',
        run: () => showFrameDialog('shortcuts'),
      },
      {
        id: 'search',
        label: t('search.focus'),
        shortcut: '/',
        group: 'page',
        run: focusPageSearch,
      },
      {
        id: 'today',
        label: t('go.today'),
        shortcut: 'g t',
        group: 'go',
        run: () => go(paths.today),
      },
      {
        id: 'people',
        label: t('go.people'),
        shortcut: 'g p',
        group: 'go',
        run: () => go(paths.people),
      },
      {
        id: 'duplicates',
        label: t('duplicates:go'),
        group: 'go',
        run: () => go(paths.duplicates),
      },
      {
        id: 'meetups',
        label: t('go.meetups'),
        shortcut: 'g m',
        group: 'go',
        run: () => go(paths.meetups),
      },
      {
        id: 'chapter',
        label: t('go.chapter'),
        shortcut: 'g c',
        group: 'go',
        run: () => go(paths.chapter),
      },
      {
        id: 'import',
        label: t('go.import'),
        shortcut: 'g i',
        group: 'go',
        run: () => go(paths.import),
      },
      {
        id: 'sync',
        label: t('sync:go'),
        shortcut: 'g s',
        group: 'go',
        run: () => go(paths.sync),
      },
      {
        id: 'disagreements',
        label: t('disagreements:go'),
        group: 'go',
        run: () => go(paths.disagreements),
      },
      {
        id: 'rail',
        label: t('rail.toggle'),
        shortcut: 'mod+b',
        group: 'app',
        run: () => setAppearance({ isRailNarrow: !useAppearance.getState().isRailNarrow }),
      },
      { id: 'light', label: t('theme.useLight'), run: () => setAppearance({ theme: 'light' }) },
      { id: 'dark', label: t('theme.useDark'), run: () => setAppearance({ theme: 'dark' }) },
      { id: 'system', label: t('theme.useSystem'), run: () => setAppearance({ theme: 'system' }) },
      { id: 'english', label: 'English', run: () => setAppearance({ language: 'en' }) },
      { id: 'japanese', label: '日本語', run: () => setAppearance({ language: 'ja' }) },
    ],
    [t, go],
  );
  useActions(actions);
};
