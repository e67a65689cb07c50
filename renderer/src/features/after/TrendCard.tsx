import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Output } from '#shared/contract/index.ts';
import { Card, useFormat } from '../../ui/index.ts';
import { ViewSwitch, type View } from './ViewSwitch.tsx';
import styles from './After.module.css';

type Trend = NonNullable<Output<'report.attendance'>>['trend'];

/** How many came to this meetup and the ones before, and how many of them for the first time. */
export const TrendCard = ({ trend }: { trend: Trend }) => {
  const { t } = useTranslation('report');
  const [view, setView] = useState<View>('chart');
  return (
    <Card
      title={t('trend.title')}
      actions={<ViewSwitch of={t('trend.title')} view={view} onView={setView} />}
    >
      {view === 'chart' ? <TrendChart trend={trend} /> : <TrendTable trend={trend} />}
      {trend.length < 2 && <p className={styles.quiet}>{t('trend.empty')}</p>}
    </Card>
  );
};

const TrendChart = ({ trend }: { trend: Trend }) => {
  const { t } = useTranslation('report');
  const { locale } = useFormat();
  const days = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
  const data = trend.map(({ meetupId, name, startLocal, numbers }) => ({
    id: meetupId,
    name,
    day: days.format(new Date(`${startLocal}:00Z`)),
    again: numbers.attended - numbers.firstTimers,
    first: numbers.firstTimers,
  }));
  return (
    <div className={styles.trend} role="img" aria-label={t('trend.chart', { count: data.length })}>
      <ResponsiveContainer>
        <BarChart
          data={data}
          accessibilityLayer={false}
          margin={{ top: 8, right: 4, bottom: 0, left: -28 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="day" tickLine={false} stroke="var(--line-strong)" />
          <YAxis allowDecimals={false} axisLine={false} tickLine={false} />
          <Tooltip
            cursor={{ fill: 'var(--hover)' }}
            isAnimationActive={false}
            labelFormatter={(_, [bar]) => bar?.payload.name}
            contentStyle={{
              background: 'var(--surface)',
              borderColor: 'var(--float-line)',
              borderRadius: 'var(--radius)',
            }}
          />
          <Legend />
          <Bar
            dataKey="again"
            name={t('trend.again')}
            stackId="came"
            fill="var(--accent)"
            maxBarSize={40}
            isAnimationActive={false}
          />
          <Bar
            dataKey="first"
            name={t('trend.first')}
            stackId="came"
            fill="var(--ok)"
            maxBarSize={40}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
};

const columns = ['attended', 'firstTimers', 'walkIns', 'noShows'] as const;

const TrendTable = ({ trend }: { trend: Trend }) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('trend.meetup')}</th>
          <th scope="col">{t('trend.day')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.figure}>
              {t(`numbers.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.map(({ meetupId, name, startLocal, numbers }) => (
          <tr key={meetupId}>
            <th scope="row">{name}</th>
            <td>{format.day(startLocal)}</td>
            {columns.map((column) => (
              <td key={column} className={styles.figure}>
                {format.number(numbers[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
