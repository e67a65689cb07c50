import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { maxWindow } from '#shared/contract/window.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { Paper } from '#shared/domain/print/labelSheets.ts';
import { reportDimensions } from '#shared/domain/report/groups.ts';
import { localToInstant } from '#shared/domain/time/zonedTime.ts';
import { useLiveQuery } from '../../client/index.ts';
import { cityOf, classes, offsetOf, PersonName, spanText, useFormat } from '../../ui/index.ts';
import { GroupsTable } from '../after/index.ts';
import styles from './ReportPaper.module.css';

const shown = ['attended', 'expected', 'noShows', 'walkIns', 'surprises', 'firstTimers'] as const;

/** The report of a meetup in plain black on white; it flows over as many pages as it needs. */
export const ReportPaper = ({ meetup, paper }: { meetup: Meetup; paper: Paper }) => {
  const { t } = useTranslation('report');
  const { t: meetups } = useTranslation('meetups');
  const format = useFormat();
  const span = { start: meetup.startLocal, end: meetup.endLocal };
  const start = localToInstant(span.start, meetup.timeZone) ?? span.start;
  const offset = offsetOf(meetup.timeZone, new Date(start));
  const place = meetup.attendanceMode === 'Online' ? meetups('mode.Online') : meetup.venueName;
  const meetupId = meetup._id;
  const [now] = useState(() => new Date().toISOString());
  const { value: report } = useLiveQuery('report.attendance', { meetupId });
  const window = { offset: 0, limit: maxWindow };
  const { value: people } = useLiveQuery('report.people', { meetupId, filter: 'attended', window });
  if (report === undefined || report === null || people === undefined) return null;
  return (
    <div className={classes(styles.report, paper.id === 'letter' && styles.flowLetter)}>
      <p className={styles.kicker}>{t('print.reportTitle')}</p>
      <h2 className={styles.reportTitle}>{meetup.name}</h2>
      {meetup.theme !== undefined && <p>{meetup.theme}</p>}
      <p>
        {[
          spanText({ t: meetups, format }, span),
          meetups('when.venueTime', { city: cityOf(meetup.timeZone), offset }),
          ...(place === undefined ? [] : [place]),
        ].join(' · ')}
      </p>
      <dl className={styles.reportNumbers}>
        {shown.map((key) => (
          <div key={key}>
            <dt>{t(`numbers.${key}`)}</dt>
            <dd>{format.number(report.numbers[key])}</dd>
          </div>
        ))}
      </dl>
      {reportDimensions.map((dimension) => (
        <section key={dimension} className={styles.reportGroup}>
          <GroupsTable lines={report.groups[dimension]} dimension={dimension} />
        </section>
      ))}
      <h3>{t('print.attendees')}</h3>
      <Attendees rows={people.rows} />
      {people.matching > people.rows.length && (
        <p>{t('people.more', { shown: people.rows.length, total: people.matching })}</p>
      )}
      <p className={styles.printed}>{t('print.printed', { when: format.instant(now) })}</p>
    </div>
  );
};

const Attendees = ({ rows }: { rows: Output<'report.people'>['rows'] }) => {
  const { t } = useTranslation('report');
  return (
    <ol className={styles.attendees}>
      {rows.map((row) => (
        <li key={row.person.id}>
          <PersonName
            person={{ ...row.person, fn: row.person.fn === '' ? t('door:gone') : row.person.fn }}
            layout="inline"
          />
          {row.organisation !== undefined && `, ${row.organisation}`}
        </li>
      ))}
    </ol>
  );
};
