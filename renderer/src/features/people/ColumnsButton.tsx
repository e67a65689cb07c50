import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { rosterColumns, type RosterColumn } from '#shared/contract/people.ts';
import { announce, Button, Checkbox, IconButton, Popover } from '../../ui/index.ts';
import { moveColumn, setColumnLayout, useColumnLayout, usualLayout } from './columnLayout.ts';
import styles from './Columns.module.css';
import { useColumnNames } from './rosterColumns.tsx';

/** Chooses the columns of the roster and their order. */
export const ColumnsButton = () => {
  const { t } = useTranslation('roster');
  const layout = useColumnLayout();
  const nameOf = useColumnNames();
  const rest = rosterColumns.filter((column) => !layout.shown.includes(column));
  const show = (column: RosterColumn, isShown: boolean): void =>
    setColumnLayout({
      ...layout,
      shown: isShown ? [...layout.shown, column] : layout.shown.filter((entry) => entry !== column),
    });
  const move = (column: RosterColumn, by: -1 | 1): void => {
    const moved = moveColumn(layout, column, by);
    setColumnLayout(moved);
    const position = moved.shown.indexOf(column) + 1;
    announce(t('columns.moved', { column: nameOf(column), position }));
  };
  return (
    <Popover
      label={t('columns.title')}
      button={
        <Button size="small" variant="quiet">
          <Columns3 size={14} aria-hidden />
          {t('columns.button')}
        </Button>
      }
    >
      <div className={styles.chooser}>
        <p className={styles.text}>{t('columns.text')}</p>
        <ul className={styles.list}>
          {[...layout.shown, ...rest].map((column, index) => {
            const isShown = index < layout.shown.length;
            const text = nameOf(column);
            return (
              <li key={column} className={styles.line}>
                <Checkbox
                  isSelected={isShown}
                  isDisabled={column === 'name'}
                  onChange={(next) => show(column, next)}
                >
                  {text}
                </Checkbox>
                {isShown && (
                  <span className={styles.moves}>
                    <IconButton
                      size="small"
                      label={t('columns.up', { column: text })}
                      isDisabled={index === 0}
                      onPress={() => move(column, -1)}
                    >
                      <ArrowUp size={14} aria-hidden />
                    </IconButton>
                    <IconButton
                      size="small"
                      label={t('columns.down', { column: text })}
                      isDisabled={index === layout.shown.length - 1}
                      onPress={() => move(column, 1)}
                    >
                      <ArrowDown size={14} aria-hidden />
                    </IconButton>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <p className={styles.text}>{t('columns.keys')}</p>
        <Button size="small" onPress={() => setColumnLayout(usualLayout)}>
          {t('columns.reset')}
        </Button>
      </div>
    </Popover>
  );
};
