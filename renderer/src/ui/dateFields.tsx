import { parseDate, parseTime } from '@internationalized/date';
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  Group,
  TimeField as AriaTimeField,
} from 'react-aria-components';
import { FieldFrame, hasContent, texts, type FieldTexts } from './fields.tsx';
import styles from './Field.module.css';

/** A calendar date as ISO text (`2026-01-17`), typed part by part in the person's own order. */
export const DateField = ({
  label,
  labelHidden,
  description,
  error,
  value,
  onChange,
  autoFocus = false,
}: FieldTexts & {
  value: string | null;
  /** Called when the date is complete, and with `null` when it is emptied. */
  onChange: (value: string | null) => void;
  autoFocus?: boolean;
}) => (
  <AriaDateField
    className={styles.field ?? ''}
    value={value === null || value === '' ? null : parseDate(value)}
    onChange={(date) => onChange(date === null ? null : date.toString())}
    shouldForceLeadingZeros
    autoFocus={autoFocus}
    isInvalid={hasContent(error)}
  >
    <FieldFrame {...texts({ label, labelHidden, description, error })}>
      <SegmentBox />
    </FieldFrame>
  </AriaDateField>
);

/** A time of day as text (`11:00`), typed part by part in the person's own way of writing it. */
export const TimeField = ({
  label,
  labelHidden,
  description,
  error,
  value,
  onChange,
  hourCycle,
}: FieldTexts & {
  value: string | null;
  onChange: (value: string | null) => void;
  hourCycle?: 12 | 24;
}) => (
  <AriaTimeField
    className={styles.field ?? ''}
    value={value === null || value === '' ? null : parseTime(value)}
    onChange={(time) => onChange(time === null ? null : time.toString().slice(0, 5))}
    granularity="minute"
    shouldForceLeadingZeros
    isInvalid={hasContent(error)}
    {...(hourCycle !== undefined && { hourCycle })}
  >
    <FieldFrame {...texts({ label, labelHidden, description, error })}>
      <SegmentBox />
    </FieldFrame>
  </AriaTimeField>
);

const SegmentBox = () => (
  <Group className={styles.box ?? ''}>
    <DateInput className={styles.segments ?? ''}>
      {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
    </DateInput>
  </Group>
);
