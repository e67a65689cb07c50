import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { ReportGroupLine } from '#shared/contract/report.ts';
import { reportDimensions, type ReportDimension } from '#shared/domain/report/groups.ts';
import { Card, Select } from '../../ui/index.ts';
import { GroupsTable, type GroupsView } from './GroupsTable.tsx';
import { useGroupLabel } from './useGroupLabel.ts';
import { ViewSwitch, type View } from './ViewSwitch.tsx';
import styles from './After.module.css';

type Groups = Record<ReportDimension, ReportGroupLine[]>;

// More bars than this cannot be read; the table has them all.
const mostBars = 10;

/** Who came, counted by what they have in common: a bar chart, or the same as a table. */
export const GroupsCard = ({ groups }: { groups: Groups }) => {
  const { t } = useTranslation('report');
  const [dimension, setDimension] = useState<ReportDimension>('country');
  const [view, setView] = useState<View>('chart');
  const lines = groups[dimension];
  return (
    <Card
      title={t('groups.title')}
      actions={<ViewSwitch of={t('groups.title')} view={view} onView={setView} />}
    >
      <Select
        label={t('groups.by')}
        value={dimension}
        options={reportDimensions.map((id) => ({ id, label: t(`dimension.${id}`) }))}
        onChange={setDimension}
      />
      {view === 'chart' ? (
        <GroupsChart lines={lines} dimension={dimension} />
      ) : (
        <GroupsTable lines={lines} dimension={dimension} />
      )}
    </Card>
  );
};

const GroupsChart = ({ lines, dimension }: GroupsView) => {
  const { t } = useTranslation('report');
  const labelOf = useGroupLabel(dimension);
  const came = lines.filter(({ attended }) => attended > 0);
  const data = came
    .slice(0, mostBars)
    .map(({ key, attended }) => ({ label: labelOf(key), attended }));
  const left = came.length - data.length;
  return (
    <>
      <div
        className={styles.chart}
        role="img"
        aria-label={t('groups.chart', { by: t(`dimension.${dimension}`) })}
        style={{ blockSize: `${data.length * 1.75 + 0.5}rem` }}
      >
        <ResponsiveContainer>
          <BarChart
            data={data}
            layout="vertical"
            accessibilityLayer={false}
            margin={{ top: 4, bottom: 4, left: 0, right: 36 }}
          >
            <XAxis type="number" hide allowDecimals={false} />
            <YAxis
              type="category"
              dataKey="label"
              width={150}
              axisLine={false}
              tickLine={false}
              interval={0}
              tickFormatter={shorten}
            />
            <Bar
              dataKey="attended"
              fill="var(--accent)"
              radius={[0, 4, 4, 0]}
              maxBarSize={18}
              isAnimationActive={false}
            >
              <LabelList dataKey="attended" position="right" />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      {left > 0 && <p className={styles.quiet}>{t('groups.more', { count: left })}</p>}
    </>
  );
};

const shorten = (label: string): string => (label.length > 22 ? `${label.slice(0, 21)}…` : label);
