import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mostRecentEvents, recentEvents, type DoorEvent } from '#shared/contract/door.ts';
import type { Output } from '#shared/contract/index.ts';
import { Button, IconButton, Kbd, StatusBadge, useFormat } from '../../ui/index.ts';
import { CameraCorner } from './camera/index.ts';
import styles from './DoorSide.module.css';

type Status = NonNullable<Output<'door.status'>>;

/** How many are in, the last five (or more) with a way back, and the camera. */
export const DoorSide = (props: {
  status: Status | undefined;
  onTakeBack: (event: DoorEvent) => void;
  showsMore: boolean;
  onShowMore: (shows: boolean) => void;
  /** What the camera read. */
  onToken: (token: string) => void;
}) => {
  const { t } = useTranslation('door');
  const { status } = props;
  return (
    <aside className={styles.side} aria-label={t('counter.label')}>
      {status !== undefined && (
        <>
          <div className={styles.news}>
            <Counter status={status} />
            <h2 className={styles.title}>{t('recent.title')}</h2>
            {status.recent.length === 0 ? (
              <p className={styles.quiet}>{t('recent.empty')}</p>
            ) : (
              <>
                <Recent events={status.recent} onTakeBack={props.onTakeBack} />
                <More
                  count={status.moreRecent}
                  showsMore={props.showsMore}
                  onShowMore={props.onShowMore}
                />
              </>
            )}
          </div>
          <CameraCorner onToken={props.onToken} />
        </>
      )}
    </aside>
  );
};

const Counter = ({ status }: { status: Status }) => {
  const { t } = useTranslation('door');
  const format = useFormat();
  const { attended, guests, walkIns, waiting } = status.counts;
  // Who takes part online does not come to the door, unless all do and are noted here.
  const expected = status.counts.expectedInRoom || status.counts.expected;
  // Where nobody was asked for a reply, everybody on the list may come.
  const total = expected > 0 ? expected : guests - walkIns;
  const share = attended / Math.max(attended, total, 1);
  const facts = [
    ...(walkIns > 0 ? [t('counter.walkIns', { count: walkIns })] : []),
    ...(waiting > 0 ? [t('counter.waiting', { count: waiting })] : []),
  ];
  return (
    <div className={styles.counter}>
      <output className={styles.numbers}>
        <strong className={styles.attended}>{format.number(attended)}</strong>{' '}
        <span className={styles.expected}>
          {total === 0
            ? t('counter.noneExpected')
            : t(expected > 0 ? 'counter.ofExpected' : 'counter.ofListed', {
                total: format.number(total),
              })}
        </span>
      </output>
      {total > 0 && (
        <div className={styles.meter} aria-hidden>
          <div className={styles.bar} style={{ inlineSize: `${share * 100}%` }} />
        </div>
      )}
      {facts.length > 0 && <p className={styles.quiet}>{facts.join(' · ')}</p>}
      <Seats attended={attended} capacity={status.capacity} />
    </div>
  );
};

const Seats = (props: { attended: number; capacity: number | undefined }) => {
  const { t } = useTranslation('door');
  const format = useFormat();
  const { attended, capacity } = props;
  if (capacity === undefined) return null;
  const left = capacity - attended;
  if (left > 0) return <p className={styles.quiet}>{t('counter.seatsLeft', { count: left })}</p>;
  return (
    <p className={styles.full}>
      <StatusBadge tone="warn" />
      {left === 0
        ? t('counter.full', { total: format.number(capacity) })
        : t('counter.over', { count: -left })}
    </p>
  );
};

const Recent = (props: {
  events: readonly DoorEvent[];
  onTakeBack: (event: DoorEvent) => void;
}) => {
  const { t } = useTranslation('door');
  return (
    <>
      <ul className={styles.recent}>
        {props.events.map((event) => (
          <RecentLine
            key={event.checkInId}
            event={event}
            onTakeBack={() => props.onTakeBack(event)}
          />
        ))}
      </ul>
      <p className={styles.hint}>
        <Kbd keys="mod+z" /> {t('recent.shortcut')}
      </p>
    </>
  );
};

/** Older events on demand; what is older still can be put right on the After tab. */
const More = (props: {
  count: number;
  showsMore: boolean;
  onShowMore: (shows: boolean) => void;
}) => {
  const { t } = useTranslation('door');
  const { count, showsMore } = props;
  if (count === 0 && !showsMore) return null;
  return (
    <>
      {showsMore && count > 0 && (
        <p className={styles.quiet}>{t('recent.older', { count: mostRecentEvents })}</p>
      )}
      <div>
        <Button size="small" aria-expanded={showsMore} onPress={() => props.onShowMore(!showsMore)}>
          {showsMore
            ? t('recent.fewer')
            : t('recent.more', { count: Math.min(count, mostRecentEvents - recentEvents) })}
        </Button>
      </div>
    </>
  );
};

const RecentLine = ({ event, onTakeBack }: { event: DoorEvent; onTakeBack: () => void }) => {
  const { t } = useTranslation('door');
  const format = useFormat();
  const name = event.person.fn === '' ? t('gone') : event.person.fn;
  const note = noteOf(event);
  return (
    <li className={styles.event}>
      <StatusBadge tone={event.again ? 'warn' : 'ok'} />
      <bdi className={styles.who} lang={event.person.lang}>
        {name}
      </bdi>
      <span className={styles.note}>{note !== undefined && t(`recent.${note}`)}</span>
      <time className={styles.time} dateTime={event.at}>
        {format.clock(event.at)}
      </time>
      <IconButton size="small" label={t('recent.takeBack', { name })} onPress={onTakeBack}>
        <Undo2 size={15} aria-hidden />
      </IconButton>
    </li>
  );
};

const noteOf = (event: DoorEvent): 'again' | 'out' | 'walkIn' | undefined => {
  if (event.again) return 'again';
  if (event.kind === 'out') return 'out';
  return event.via === 'walk-in' ? 'walkIn' : undefined;
};
