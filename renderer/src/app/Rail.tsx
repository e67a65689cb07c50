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
          isNarrow={isNarrow}
        />
        <WaitingImport isNarrow={isNarrow} />
        <RailLink
          path={paths.meetups}
          icon={CalendarDays}
          label={t('meetups')}
          count={chapter.counts.meetups}
          isNarrow={isNarrow}
        />
        <RailLink path={paths.chapter} icon={Settings2} label={t('chapter')} isNarrow={isNarrow} />
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
const WaitingImport = ({ isNarrow }: { isNarrow: boolean }) => {
  const { t } = useTranslation('app');
  const { stage, open } = usePreparedImport();
  if (stage.kind !== 'preview' && !open.isRunning) return null;
  return (
    <RailLink
      path={paths.import}
      icon={FileSpreadsheet}
      label={t('rail.import')}
      {...(stage.kind === 'preview' && { count: stage.session.rows })}
      isNarrow={isNarrow}
    />
  );
};

const RailLink = (props: {
  path: string;
  icon: LucideIcon;
  label: string;
  count?: number;
  isNarrow: boolean;
}) => {
  const [location] = useLocation();
  const format = useFormat();
  const { icon: Icon } = props;
  const isHere = location === props.path || location.startsWith(`${props.path}/`);
  return (
    <a
      className={styles.link}
      href={href(props.path)}
      aria-current={isHere ? 'page' : undefined}
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
