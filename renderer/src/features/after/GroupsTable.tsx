import { useTranslation } from 'react-i18next';
import type { ReportGroupLine } from '#shared/contract/report.ts';
import type { ReportDimension } from '#shared/domain/report/groups.ts';
import { useFormat } from '../../ui/index.ts';
import { useGroupLabel } from './useGroupLabel.ts';
import styles from './After.module.css';

/** Groups of one dimension. */
export interface GroupsView {
  readonly lines: readonly ReportGroupLine[];
  readonly dimension: ReportDimension;
}

/** The groups as a table; also on the printed report. */
export const GroupsTable = ({ lines, dimension }: GroupsView) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  const labelOf = useGroupLabel(dimension);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(`dimension.${dimension}`)}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.figure}>
              {t(`numbers.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key ?? ''}>
            <th scope="row">{labelOf(line.key)}</th>
            {columns.map((column) => (
              <td key={column} className={styles.figure}>
                {format.number(line[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const columns = ['attended', 'walkIns', 'noShows', 'firstTimers'] as const;
