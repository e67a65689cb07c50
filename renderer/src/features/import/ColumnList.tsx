import { useTranslation } from 'react-i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import { Select } from '../../ui/index.ts';
import styles from './ColumnsStep.module.css';

type Column = ImportSession['columns'][number];

/** Nobody filled in a column. */
export const isEmptyColumn = ({ samples }: Column): boolean => samples.length === 0;

/**
 * Each column with some of its values and what it becomes. A part of its own, so that its many lists
 * to choose from are not drawn again with every step of an import's progress.
 */
export const ColumnList = (props: {
  readonly columns: readonly Column[];
  readonly hidesEmpty: boolean;
  readonly options: readonly { readonly id: ImportField; readonly label: string }[];
  readonly isDisabled: boolean;
  readonly onChange: (change: { column: number; field: ImportField }) => void;
}) => {
  const { t } = useTranslation('import');
  return (
    <ul className={styles.columnList}>
      {props.columns.map((column, index) => {
        if (props.hidesEmpty && isEmptyColumn(column)) return null;
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
              options={props.options}
              value={field}
              onChange={(chosen) => props.onChange({ column: index, field: chosen })}
              isDisabled={props.isDisabled}
            />
          </li>
        );
      })}
    </ul>
  );
};
