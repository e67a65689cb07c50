import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { attendanceModeSchema } from '#shared/domain/meetup/meetup.ts';
import { clockChange } from '#shared/domain/time/clockChange.ts';
import {
  ComboBox,
  DateField,
  NumberField,
  Select,
  TextField,
  TimeField,
  useFormat,
  spanInJapan,
  spanText,
} from '../../ui/index.ts';
import { isOvernight, spanOf, type DraftProblems, type MeetupDraft } from './meetupDraft.ts';
import { submitFromSegment } from './submitFromSegment.ts';
import { timeZoneOptions } from './timeZones.ts';
import { VenueField } from './VenueField.tsx';
import styles from './MeetupFields.module.css';

/** The fields of when and where (and, for a new meetup, the name), with Japan's time beside them. */
export const MeetupFields = (props: {
  draft: MeetupDraft;
  problems: DraftProblems;
  onChange: (draft: MeetupDraft) => void;
  hasName: boolean;
}) => {
  const { t } = useTranslation('meetups');
  const { draft, problems } = props;
  const change = (part: Partial<MeetupDraft>): void => props.onChange({ ...draft, ...part });
  const zones = useMemo(() => timeZoneOptions(draft.timeZone), [draft.timeZone]);
  const problem = (field: keyof MeetupDraft): string | undefined => {
    const key = problems[field];
    return key && t(`problem.${key}`, { start: draft.start, end: draft.end });
  };
  return (
    <div className={styles.fields} role="presentation" onKeyDownCapture={submitFromSegment}>
      {props.hasName && (
        <div className={styles.wide}>
          <TextField
            label={t('field.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={problem('name')}
            maxLength={500}
            autoFocus
          />
        </div>
      )}
      <div className={styles.times}>
        <DateField
          label={t('field.date')}
          value={draft.date}
          onChange={(date) => change({ date })}
          error={problem('date')}
          autoFocus={!props.hasName}
        />
        <TimeField
          label={t('field.start')}
          value={draft.start}
          onChange={(start) => change({ start })}
          error={problem('start')}
        />
        <TimeField
          label={t('field.end')}
          value={draft.end}
          onChange={(end) => change({ end })}
          error={problem('end')}
        />
      </div>
      <div className={styles.wide}>
        <ComboBox
          label={t('field.timeZone')}
          options={zones}
          value={draft.timeZone}
          onChange={(timeZone) => change({ timeZone })}
          error={problem('timeZone')}
        />
        <TimeHint draft={draft} />
      </div>
      <Select
        label={t('field.attendanceMode')}
        value={draft.mode}
        options={attendanceModeSchema.options.map((id) => ({ id, label: t(`mode.${id}`) }))}
        onChange={(mode) => change({ mode })}
      />
      {props.hasName ? (
        <span />
      ) : (
        <TimeField
          label={t('field.doorTime')}
          value={draft.doors}
          onChange={(doors) => change({ doors })}
          error={problem('doors')}
        />
      )}
      {draft.mode !== 'Online' && (
        <>
          <VenueField draft={draft} onChange={change} />
          <NumberField
            label={t('field.capacity')}
            description={t('hint.capacity')}
            value={draft.capacity}
            onChange={(capacity) => change({ capacity })}
            minValue={0}
            maxValue={100_000}
            formatOptions={wholeNumbers}
          />
        </>
      )}
      {draft.mode !== 'Offline' && (
        <>
          <TextField
            label={t('field.onlineUrl')}
            value={draft.onlineUrl}
            onChange={(onlineUrl) => change({ onlineUrl })}
            maxLength={500}
          />
          <NumberField
            label={t('field.onlineCapacity')}
            description={t('hint.capacity')}
            value={draft.onlineCapacity}
            onChange={(onlineCapacity) => change({ onlineCapacity })}
            minValue={0}
            maxValue={1_000_000}
            formatOptions={wholeNumbers}
          />
        </>
      )}
    </div>
  );
};

const TimeHint = ({ draft }: { draft: MeetupDraft }) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  const span = spanOf(draft);
  const inJapan =
    span === undefined || draft.timeZone === null ? undefined : spanInJapan(span, draft.timeZone);
  const hints = [
    ...(inJapan === undefined
      ? []
      : [t('hint.japan', { when: spanText({ t, format }, inJapan, span?.start) })]),
    ...clockHint(t, span?.start, draft.timeZone),
    ...lengthHint({ draft, end: span?.end, t, day: format.day }),
  ];
  // The place is kept, so that nothing jumps while a date is typed.
  return <p className={styles.hint}>{hints.join(' · ') || '\u00a0'}</p>;
};

const clockHint = (
  t: TFunction<'meetups'>,
  start: string | undefined,
  timeZone: string | null,
): readonly string[] => {
  const change =
    start === undefined || timeZone === null ? undefined : clockChange(start, timeZone);
  if (change === undefined) return [];
  return change.kind === 'repeated'
    ? [t('hint.repeated')]
    : [t('hint.skipped', { becomes: change.becomes.slice(11) })];
};

const wholeNumbers = { maximumFractionDigits: 0 };

const lengthHint = (options: {
  draft: MeetupDraft;
  end: string | undefined;
  t: TFunction<'meetups'>;
  day: (date: string) => string;
}): readonly string[] => {
  const { draft, end, t } = options;
  if (end === undefined) return [];
  if (draft.extraDays > 0) return [t('hint.lasts', { day: options.day(end) })];
  return isOvernight(draft.start ?? '', draft.end ?? '') ? [t('hint.nextDay')] : [];
};
