import { useTranslation } from 'react-i18next';
import type { DoorHit, DoorWarning } from '#shared/contract/door.ts';
import type { PersonLine } from '#shared/contract/people.ts';
import { Kbd, Marked, optionProps, StatusPill, useFormat } from '../../ui/index.ts';
import styles from './Hits.module.css';

/** One person the search found: name, what tells people of the same name apart, and the state. */
export const HitLine = (props: { listId: string; hit: DoorHit; isActive: boolean }) => {
  const { t } = useTranslation('door');
  const { hit, isActive } = props;
  return (
    <div className={styles.hit} {...optionProps({ ...props, choice: hit.person.id })}>
      <span className={styles.who}>
        <bdi className={styles.name} lang={hit.person.lang}>
          <Marked text={hit.person.fn} marks={hit.person.marks?.['fn']} />
        </bdi>
        <SecondLine person={hit.person} />
      </span>
      <span className={styles.states}>
        {hit.warnings.filter(isShownBeside).map((warning) => (
          <StatusPill key={warning} tone="warn" text={t(`warning.${warning}`)} />
        ))}
        <AttendancePill attendance={hit.attendance} />
      </span>
      <span className={styles.key}>{isActive && <Kbd keys="enter" />}</span>
    </div>
  );
};

const AttendancePill = ({ attendance }: { attendance: DoorHit['attendance'] }) => {
  const { t } = useTranslation('door');
  const format = useFormat();
  switch (attendance.state) {
    case 'not-yet':
      return <StatusPill tone="neutral" text={t('state.not-yet')} />;
    case 'in':
      return (
        <StatusPill tone="ok" text={t('state.in', { time: format.clock(attendance.since) })} />
      );
    case 'out':
      return (
        <StatusPill
          tone="neutral"
          text={t('state.out', { time: format.clock(attendance.until) })}
        />
      );
  }
};

// The other warnings stand elsewhere: the state, the tier's heading, the counters.
const isShownBeside = (warning: DoorWarning): boolean =>
  warning === 'waiting-list' || warning === 'declined' || warning === 'wrong-meetup';

const SecondLine = ({ person }: { person: PersonLine }) => {
  const parts = (['latin', 'phonetic', 'calling', 'organisation', 'city'] as const).filter(
    (field) => isTelling(person, field),
  );
  if (parts.length === 0) return null;
  return (
    <span className={styles.sub}>
      {parts.map((field, index) => (
        <span key={field}>
          {index > 0 && ' · '}
          <bdi lang={field === 'phonetic' ? person.lang : undefined}>
            <Marked text={person[field] ?? ''} marks={person.marks?.[field]} />
          </bdi>
        </span>
      ))}
    </span>
  );
};

// Transcription and organisation always help; the rest only where the search matched it.
const isTelling = (
  person: PersonLine,
  field: 'latin' | 'phonetic' | 'calling' | 'organisation' | 'city',
): boolean => {
  const text = person[field] ?? '';
  if (text === '' || text === person.fn) return false;
  if (field === 'latin' || field === 'organisation') return true;
  if (field === 'city' && (person.organisation ?? '') === '') return true;
  return (person.marks?.[field]?.length ?? 0) > 0;
};
