import { useTranslation } from 'react-i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import { Select } from '../../ui/index.ts';
import { useImportBusy } from './busy.ts';
import styles from './ColumnsStep.module.css';

type Column = ImportSession['columns'][number];

/** Nobody filled in a column. */
export const isEmptyColumn = ({ samples }: Column): boolean => samples.length === 0;

/**
 * Each column with some of its values and what it becomes. Its lists to choose from are many and
 * long: a part of its own does not draw them again with every step of an import's progress, and a
 * disabled set turns them off without drawing any.
 */
export const ColumnList = (props: {
  readonly columns: readonly Column[];
  readonly hidesEmpty: boolean;
  readonly options: readonly { readonly id: ImportField; readonly label: string }[];
  readonly onChange: (change: { column: number; field: ImportField }) => void;
}) => {
  const { t } = useTranslation('import');
  const { columns, hidesEmpty, options, onChange } = props;
  return (
    <fieldset className={styles.columnSet} disabled={useImportBusy()}>
      <ul className={styles.columnList}>
        {columns.map((column, index) => {
          if (hidesEmpty && isEmptyColumn(column)) return null;
          const { header, samples, field } = column;
          const name = header === '' ? t('columns.unnamed', { number: index + 1 }) : header;
          return (
            <li key={`${index} ${header}`} className={styles.column}>
              <div className={styles.columnTexts}>
                <span className={styles.columnName}>{name}</span>
                <span className={styles.samples}>
                  {samples.length === 0 ? t('columns.empty') : samples.join(' · ')}
                </span>
              </div>
              <Select<ImportField>
                label={t('columns.becomes', { column: name })}
                labelHidden
                options={options}
                value={field}
                onChange={(chosen) => onChange({ column: index, field: chosen })}
              />
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
};
