import {
  CalendarDays,
  FileSpreadsheet,
  Home,
  PanelLeft,
  Settings2,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { OpenChapter } from '#shared/contract/chapter.ts';
import { usePreparedImport } from '../features/preparedImport/index.ts';
import { href, paths, setAppearance, shortcutText, useFormat } from '../ui/index.ts';
import { ChapterSwitcher } from './ChapterSwitcher.tsx';
import { SyncStatus } from './SyncStatus.tsx';
import styles from './Rail.module.css';

/** The rail on the left: which chapter, where to go, and how the data stands. */
export const Rail = ({ chapter, isNarrow }: { chapter: OpenChapter; isNarrow: boolean }) => {
  const { t } = useTranslation('app');
  const waiting = useWaitingImport();
  return (
    <div className={styles.rail} data-narrow={isNarrow || undefined}>
      <ChapterSwitcher chapter={chapter} isNarrow={isNarrow} />
      <nav className={styles.links} aria-label={t('rail.label')}>
        <RailLink path={paths.today} icon={Home} label={t('today')} isNarrow={isNarrow} />
        <RailLink
          path={paths.people}
          icon={Users}
          label={t('people')}
          count={chapter.counts.people}
          parts={[paths.duplicates, ...(waiting === undefined ? [paths.import] : [])]}
          isNarrow={isNarrow}
        />
        {waiting !== undefined && (
          <RailLink
            path={paths.import}
            icon={FileSpreadsheet}
            label={t('rail.import')}
            {...waiting}
            isNarrow={isNarrow}
          />
        )}
        <RailLink
          path={paths.meetups}
          icon={CalendarDays}
          label={t('meetups')}
          count={chapter.counts.meetups}
          isNarrow={isNarrow}
        />
        <RailLink
          path={paths.chapter}
          icon={Settings2}
          label={t('chapter')}
          parts={[paths.sync, paths.disagreements]}
          isNarrow={isNarrow}
        />
      </nav>
      <div className={styles.bottom}>
        <SyncStatus isNarrow={isNarrow} />
        <button
          type="button"
          className={styles.link}
          title={`${t('rail.toggle')} (${shortcutText('mod+b')})`}
          aria-label={t('rail.toggle')}
          onClick={() => setAppearance({ isRailNarrow: !isNarrow })}
        >
          <PanelLeft size={16} className={styles.icon} aria-hidden />
        </button>
      </div>
    </div>
  );
};

// The way back to a file that was prepared and left, so that it is not forgotten.
const useWaitingImport = (): { readonly count?: number } | undefined => {
  const { stage, open } = usePreparedImport();
  if (stage.kind === 'preview') return { count: stage.session.rows };
  return open.isRunning ? {} : undefined;
};

const RailLink = (props: {
  path: string;
  icon: LucideIcon;
  label: string;
  count?: number;
  /** Pages without a link of their own that are reached from this one. */
  parts?: readonly string[];
  isNarrow: boolean;
}) => {
  const [location] = useLocation();
  const format = useFormat();
  const { icon: Icon } = props;
  const isHere = location === props.path || location.startsWith(`${props.path}/`);
  const isPartHere = props.parts?.includes(location) === true;
  return (
    <a
      className={styles.link}
      href={href(props.path)}
      aria-current={isHere ? 'page' : isPartHere || undefined}
      {...(props.isNarrow && { 'aria-label': props.label, title: props.label })}
    >
      <Icon size={16} className={styles.icon} aria-hidden />
      {!props.isNarrow && (
        <>
          <span className={styles.label}>{props.label}</span>
          {props.count !== undefined && (
            <span className={styles.count}>{format.number(props.count)}</span>
          )}
        </>
      )}
    </a>
  );
};
