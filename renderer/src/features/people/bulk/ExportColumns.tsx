import { useTranslation } from 'react-i18next';
import { exportFields, type ExportField } from '#shared/domain/people-export/exportFields.ts';
import { exportHeader } from '#shared/domain/people-export/headers.ts';
import { Button, Checkbox } from '../../../ui/index.ts';
import styles from './Bulk.module.css';

/** Which columns a file has, one by one or all at once. */
export const ExportColumns = (props: {
  /** BCP 47 tag of the headers. */
  language: string;
  chosen: ReadonlySet<ExportField>;
  onChange: (chosen: ReadonlySet<ExportField>) => void;
}) => {
  const { t } = useTranslation('roster');
  const { chosen, onChange } = props;
  return (
    <div role="group" aria-label={t('export.columns')}>
      <div className={styles.legend}>
        {t('export.columnCount', { chosen: chosen.size, total: exportFields.length })}
        <Button variant="link" size="small" onPress={() => onChange(new Set(exportFields))}>
          {t('export.allColumns')}
        </Button>
        <Button variant="link" size="small" onPress={() => onChange(new Set())}>
          {t('export.noColumns')}
        </Button>
      </div>
      <div className={styles.columns}>
        {exportFields.map((field) => (
          <Checkbox
            key={field}
            isSelected={chosen.has(field)}
            onChange={(isSelected) => {
              const next = new Set(chosen);
              if (isSelected) next.add(field);
              else next.delete(field);
              onChange(next);
            }}
          >
            {exportHeader(field, props.language)}
          </Checkbox>
        ))}
      </div>
    </div>
  );
};
