import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestPatch, SeatsView } from '#shared/contract/guests.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import { Button, Dialog, ErrorText, PersonName, StatusMark, useFormat } from '../../ui/index.ts';
import styles from './GuestDialog.module.css';

/** How the seats stand, with the waiting list behind a button. Nothing while there is no limit. */
export const SeatsBar = ({ meetupId }: { meetupId: string }) => {
  const { t } = useTranslation('planning');
  const [isOpen, setOpen] = useState(false);
  const { value } = useLiveQuery('guests.seats', { meetupId });
  if (value === undefined) return null;
  const kinds = (['physical', 'virtual'] as const).filter((mode) => isLimited(value[mode]));
  if (kinds.length === 0) return null;
  const waits = kinds.some((mode) => hasQueue(value[mode]));
  return (
    <div className={styles.bar}>
      {kinds.map((mode) => (
        <SeatsText key={mode} seats={value[mode]} mode={mode} />
      ))}
      {waits && (
        <Button size="small" onPress={() => setOpen(true)}>
          {t('seats.open')}
        </Button>
      )}
      {isOpen && (
        <Dialog isOpen onClose={() => setOpen(false)} title={t('seats.title')} size="wide">
          {kinds.map((mode) => (
            <Queue key={mode} meetupId={meetupId} seats={value[mode]} mode={mode} />
          ))}
        </Dialog>
      )}
    </div>
  );
};

const isLimited = (seats: SeatsView): boolean =>
  seats.capacity !== undefined || seats.waiting.length > 0;

const hasQueue = (seats: SeatsView): boolean =>
  seats.waiting.length + seats.offered.length + seats.surplus.length > 0;

// Without a limit there is a seat for everybody.
const freeOf = ({ free = Number.POSITIVE_INFINITY }: SeatsView): number => free;

const SeatsText = ({ seats, mode }: { seats: SeatsView; mode: 'physical' | 'virtual' }) => {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const text = [
    t(`seats.${seats.capacity === undefined ? 'noLimit' : 'taken'}.${mode}`, {
      taken: format.number(seats.taken),
      capacity: format.number(seats.capacity ?? 0),
    }),
    ...(seats.offered.length > 0 ? [t('seats.offered', { count: seats.offered.length })] : []),
    ...(seats.waiting.length > 0 ? [t('seats.waiting', { count: seats.waiting.length })] : []),
  ].join(' · ');
  if (seats.surplus.length > 0) {
    return (
      <StatusMark
        tone="bad"
        text={`${text} · ${t('seats.surplus', { count: seats.surplus.length })}`}
      />
    );
  }
  if (seats.waiting.length > 0 && freeOf(seats) > 0) {
    const free = t('seats.free', { count: freeOf(seats) });
    return <StatusMark tone="warn" text={seats.free === undefined ? text : `${text} · ${free}`} />;
  }
  return <span className={styles.note}>{text}</span>;
};

const Queue = (props: { meetupId: string; seats: SeatsView; mode: 'physical' | 'virtual' }) => {
  const { t } = useTranslation('planning');
  const { seats, meetupId } = props;
  const change = useCommand('guests.change');
  const set = (people: SeatsView['waiting'], patch: GuestPatch): void =>
    void change.run({
      meetupId,
      changes: people.map(({ person }) => ({ personId: person.id, patch })),
    });
  const offer = (people: SeatsView['waiting']): void => set(people, { place: 'offered' });
  const next = seats.waiting.slice(0, Math.min(freeOf(seats), seats.waiting.length));
  return (
    <section aria-label={t(`mode.${props.mode}`)}>
      <p>
        <SeatsText seats={seats} mode={props.mode} />
      </p>
      <ErrorText error={change.error} boxed />
      {seats.surplus.length > 0 && (
        <People
          title={t('seats.surplusTitle')}
          note={t('seats.surplusText')}
          people={seats.surplus}
          all={
            <Button size="small" onPress={() => set(seats.surplus, { place: 'waiting' })}>
              {t('seats.moveToWaiting', { count: seats.surplus.length })}
            </Button>
          }
        />
      )}
      {seats.offered.length > 0 && (
        <People
          title={t('seats.offeredTitle')}
          note={t('seats.offeredText')}
          people={seats.offered}
          renderActions={(one) => (
            <>
              <Button
                size="small"
                onPress={() => set([one], { place: 'confirmed', partstat: 'ACCEPTED' })}
              >
                {t('seats.takes')}
              </Button>
              <Button
                size="small"
                variant="quiet"
                onPress={() => set([one], { place: 'released' })}
              >
                {t('seats.release')}
              </Button>
            </>
          )}
        />
      )}
      {seats.waiting.length > 0 && (
        <People
          title={t('seats.waitingTitle')}
          note={t('seats.waitingText')}
          people={seats.waiting}
          isOrdered
          all={
            next.length > 0 && (
              <Button size="small" variant="primary" onPress={() => offer(next)}>
                {t('seats.offerNext', { count: next.length })}
              </Button>
            )
          }
          renderActions={(one) => (
            <>
              <Button size="small" variant="quiet" onPress={() => offer([one])}>
                {t('seats.offer')}
              </Button>
              <Button
                size="small"
                variant="quiet"
                onPress={() => set([one], { place: 'released' })}
              >
                {t('seats.release')}
              </Button>
            </>
          )}
        />
      )}
    </section>
  );
};

const People = (props: {
  title: string;
  note: string;
  people: SeatsView['waiting'];
  isOrdered?: boolean;
  all?: React.ReactNode;
  renderActions?: (one: SeatsView['waiting'][number]) => React.ReactNode;
}) => {
  const { t } = useTranslation('planning');
  const format = useFormat();
  return (
    <>
      <h3 className={styles.title}>{props.title}</h3>
      <p className={styles.note}>{props.note}</p>
      <ol className={styles.people} aria-label={props.title}>
        {props.people.map((one, index) => (
          <li key={one.person.id}>
            <span className={styles.place}>
              {props.isOrdered === true && <span>{index + 1}.</span>}
              <PersonName person={one.person} />
            </span>
            <span className={styles.note}>
              {t('seats.since', { at: format.instant(one.since) })}
            </span>
            {props.renderActions?.(one)}
          </li>
        ))}
      </ol>
      {props.all}
    </>
  );
};
