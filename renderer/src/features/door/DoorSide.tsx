import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DoorEvent } from '#shared/contract/door.ts';
import type { Output } from '#shared/contract/index.ts';
import { IconButton, Kbd, StatusBadge, useFormat } from '../../ui/index.ts';
import styles from './DoorSide.module.css';

type Status = NonNullable<Output<'door.status'>>;

/** How many are in, and the last five with a way back. */
export const DoorSide = (props: {
  status: Status | undefined;
  onTakeBack: (event: DoorEvent) => void;
}) => {
  const { t } = useTranslation('door');
  const { status } = props;
  return (
    <aside className={styles.side} aria-label={t('counter.label')}>
      {status !== undefined && (
        <>
          <Counter status={status} />
          <h2 className={styles.title}>{t('recent.title')}</h2>
          {status.recent.length === 0 ? (
            <p className={styles.quiet}>{t('recent.empty')}</p>
          ) : (
            <Recent events={status.recent} onTakeBack={props.onTakeBack} />
          )}
        </>
      )}
    </aside>
  );
};

const Counter = ({ status }: { status: Status }) => {
  const { t } = useTranslation('door');
  const format = useFormat();
  const { attended, expected, walkIns, waiting } = status.counts;
  const share = attended / Math.max(attended, expected, 1);
  const facts = [
    ...(walkIns > 0 ? [t('counter.walkIns', { count: walkIns })] : []),
    ...(waiting > 0 ? [t('counter.waiting', { count: waiting })] : []),
  ];
  return (
    <div className={styles.counter}>
      <p role="status" className={styles.numbers}>
        <strong className={styles.attended}>{format.number(attended)}</strong>{' '}
        <span className={styles.expected}>
          {expected === 0
            ? t('counter.noneExpected')
            : t('counter.ofExpected', { total: format.number(expected) })}
        </span>
      </p>
      <div className={styles.meter} aria-hidden>
        <div className={styles.bar} style={{ inlineSize: `${share * 100}%` }} />
      </div>
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

const RecentLine = ({ event, onTakeBack }: { event: DoorEvent; onTakeBack: () => void }) => {
  const { t } = useTranslation('door');
  const format = useFormat();
  const name = event.person.fn === '' ? t('gone') : event.person.fn;
  const text = event.kind === 'out' ? t('recent.out', { name }) : name;
  return (
    <li className={styles.event}>
      <StatusBadge tone={event.again ? 'warn' : 'ok'} />
      <span className={styles.who}>
        <bdi lang={event.person.lang}>{event.again ? t('recent.again', { name }) : text}</bdi>
        {event.via === 'walk-in' && <span className={styles.via}> {t('recent.walkIn')}</span>}
      </span>
      <time className={styles.time} dateTime={event.at}>
        {format.clock(event.at)}
      </time>
      <IconButton size="small" label={t('recent.takeBack', { name })} onPress={onTakeBack}>
        <Undo2 size={15} aria-hidden />
      </IconButton>
    </li>
  );
};
