import { UserRoundCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReportPerson } from '#shared/contract/report.ts';
import { reportFilterSchema } from '#shared/contract/report.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Card,
  ErrorText,
  IconButton,
  PersonName,
  Select,
  StatusMark,
  Tag,
  useFormat,
  type Tone,
} from '../../ui/index.ts';
import styles from './After.module.css';

const mostRows = 200;

const filters = reportFilterSchema.options;

/** The people of the report, who came or who did not, and the way to correct it. */
export const PeopleCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('report');
  const [filter, setFilter] = useState<(typeof filters)[number]>('attended');
  const window = { offset: 0, limit: mostRows };
  const { value } = useLiveQuery('report.people', { meetupId: meetup._id, filter, window });
  const correct = useCommand('report.correct');
  return (
    <Card title={t('people.title')}>
      <div className={styles.filter}>
        <Select
          label={t('people.filter')}
          value={filter}
          options={filters.map((id) => ({ id, label: t(`filter.${id}`) }))}
          onChange={setFilter}
        />
      </div>
      <ErrorText error={correct.error} boxed />
      {value !== undefined && value.rows.length === 0 && (
        <p className={styles.quiet}>{t('people.empty')}</p>
      )}
      {value !== undefined && value.rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('dimension.organisation')}</th>
              <th scope="col">{t('dimension.function')}</th>
              <th scope="col">{t('people.status')}</th>
              <th scope="col">{t('people.time')}</th>
              <th scope="col">
                <VisuallyHidden>{t('people.correct')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <PersonRow
                key={row.person.id}
                row={row}
                timeZone={meetup.timeZone}
                onCorrect={(attended) =>
                  void correct.run({ meetupId: meetup._id, personId: row.person.id, attended })
                }
              />
            ))}
          </tbody>
        </table>
      )}
      {value !== undefined && value.matching > value.rows.length && (
        <p className={styles.quiet}>
          {t('people.more', { shown: value.rows.length, total: value.matching })}
        </p>
      )}
    </Card>
  );
};

const PersonRow = (props: {
  row: ReportPerson;
  timeZone: string;
  onCorrect: (attended: boolean) => void;
}) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { row } = props;
  const hasCome = row.cameAt !== undefined;
  const name = row.person.fn === '' ? t('door:gone') : row.person.fn;
  const label = t(hasCome ? 'people.markAbsent' : 'people.markCame', { name });
  const Icon = hasCome ? UserRoundX : UserRoundCheck;
  return (
    <tr>
      <th scope="row">
        <PersonName person={{ ...row.person, fn: name }} layout="inline" />
      </th>
      <td>{row.organisation}</td>
      <td>{row.function !== undefined && t(`function.${row.function}`)}</td>
      <td>
        <span className={styles.marks}>
          <StatusMark tone={tones[row.status]} text={t(`status.${row.status}`)} />
          {row.isFirst && <Tag text={t('filter.first')} />}
        </span>
      </td>
      <td>{row.cameAt !== undefined && format.clockIn(row.cameAt, props.timeZone)}</td>
      <td className={styles.figure}>
        <IconButton size="small" label={label} onPress={() => props.onCorrect(!hasCome)}>
          <Icon size={15} aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
};

const tones = {
  came: 'ok',
  'walk-in': 'ok',
  'no-show': 'warn',
  absent: 'neutral',
} as const satisfies Record<ReportPerson['status'], Tone>;
