import {
  CircleAlert,
  CloudCheck,
  CloudOff,
  CloudUpload,
  HardDrive,
  KeyRound,
  Pause,
  RefreshCw,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncPhase } from '#shared/contract/sync.ts';
import { useLiveQuery } from '../client/index.ts';
import { announce, href, paths, useSyncWords } from '../ui/index.ts';
import styles from './Rail.module.css';

/** How this computer and the server stand, in words; one click from the page about it. */
export const SyncStatus = ({ isNarrow }: { isNarrow: boolean }) => {
  const { t } = useTranslation('sync');
  const words = useSyncWords();
  const { value: status } = useLiveQuery('sync.status', {});
  const phase = status?.phase ?? { name: 'off' };
  const text = words.status({ phase, refused: status?.refused ?? 0 });
  useAnnouncement(phase.name, text);
  const Icon = icons[phase.name];
  const disagreements = status?.disagreements ?? 0;
  const label = t('rail.label', { status: text });
  return (
    <>
      {disagreements > 0 && !isNarrow && (
        <a className={styles.sync} href={href(paths.disagreements)}>
          <CircleAlert size={16} className={styles.icon} aria-hidden />
          <span>{t('rail.disagreements', { count: disagreements })}</span>
        </a>
      )}
      <a
        className={styles.sync}
        href={href(paths.sync)}
        {...(isNarrow ? { 'aria-label': label, title: text } : { title: t('go') })}
      >
        <Icon size={16} className={styles.icon} aria-hidden />
        {!isNarrow && <span>{text}</span>}
      </a>
    </>
  );
};

const icons: Readonly<Record<SyncPhase['name'], LucideIcon>> = {
  off: HardDrive,
  connecting: RefreshCw,
  fetching: RefreshCw,
  'up-to-date': CloudCheck,
  waiting: CloudUpload,
  offline: CloudOff,
  'needs-sign-in': KeyRound,
  'needs-you': CircleAlert,
  paused: Pause,
};

// Said when it changes in kind; not every number of changes that wait.
const useAnnouncement = (name: SyncPhase['name'], text: string): void => {
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    if (spoken.has(name)) announce(text, 'polite');
  }, [name, text]);
};

const spoken: ReadonlySet<SyncPhase['name']> = new Set([
  'up-to-date',
  'offline',
  'needs-sign-in',
  'needs-you',
]);
