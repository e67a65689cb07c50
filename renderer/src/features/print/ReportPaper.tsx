import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { maxWindow } from '#shared/contract/window.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { Paper } from '#shared/domain/print/labelSheets.ts';
import { reportDimensions } from '#shared/domain/report/groups.ts';
import { useLiveQuery } from '../../client/index.ts';
import { classes, PersonName, useFormat } from '../../ui/index.ts';
import { GroupsTable } from '../after/index.ts';
import styles from './ReportPaper.module.css';

const shown = ['attended', 'expected', 'noShows', 'walkIns', 'surprises', 'firstTimers'] as const;

/** The report of a meetup in plain black on white; it flows over as many pages as it needs. */
export const ReportPaper = ({ meetup, paper }: { meetup: Meetup; paper: Paper }) => {
  const { t } = useTranslation('report');
  const format = useFormat();
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
        {format.day(meetup.startLocal)}, {format.localTime(meetup.startLocal)}–
        {format.localTime(meetup.endLocal)} ({meetup.timeZone.replaceAll('_', ' ')})
        {meetup.venueName !== undefined && ` · ${meetup.venueName}`}
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
