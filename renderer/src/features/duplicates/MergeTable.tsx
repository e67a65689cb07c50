import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import type { MergeRow, MergeSide } from '#shared/domain/duplicates/mergePeople.ts';
import { classes } from '../../ui/index.ts';
import styles from './Duplicates.module.css';
import { useFieldText } from '../people/index.ts';

type Side = NonNullable<Output<'duplicates.pair'>>['a'];

/**
 * The fields of two people with the result beside them. One tab stop: ↑ ↓ go from field to field,
 * ← → choose whose value stays.
 */
export const MergeTable = (props: {
  rows: readonly MergeRow[];
  left: Side;
  right: Side;
  onChoose: (field: string, side: MergeSide) => void;
}) => {
  const { t } = useTranslation(['duplicates', 'people']);
  const table = useRef<HTMLDivElement>(null);
  const text = useFieldText();
  const onKeyDown = (event: KeyboardEvent, row: MergeRow): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (step.across !== 0) {
      const at = row.sides.indexOf(row.side) + step.across;
      const side = row.sides[Math.max(0, Math.min(row.sides.length - 1, at))];
      if (side !== undefined) props.onChoose(row.field, side);
    }
    const at = props.rows.indexOf(row) + step.down;
    const target = props.rows[at]?.field;
    // The choice is drawn before the focus goes to what is chosen then.
    requestAnimationFrame(() =>
      table.current
        ?.querySelector<HTMLElement>(`[data-field="${target ?? row.field}"] [aria-checked="true"]`)
        ?.focus(),
    );
  };
  return (
    <div ref={table} className={styles.table}>
      <div className={styles.row} aria-hidden>
        <span />
        <strong>{t('stays')}</strong>
        <strong>{t('goes')}</strong>
        <strong>{t('result')}</strong>
      </div>
      {props.rows.map((row, index) => {
        const field = t(`people:field.${row.field}`);
        return (
          <div
            key={row.field}
            data-field={row.field}
            className={classes(styles.row, row.differs && styles.differs)}
            role="radiogroup"
            aria-label={field}
          >
            <span className={styles.field}>{field}</span>
            {(['survivor', 'loser'] as const).map((side) => {
              const isChosen = row.side === side || row.side === 'both';
              const isStop = row.side === 'both' ? side === 'survivor' : row.side === side;
              const value = text(row.field, side === 'survivor' ? row.survivor : row.loser);
              return (
                <button
                  key={side}
                  type="button"
                  role="radio"
                  aria-checked={isStop}
                  aria-label={
                    row.side === 'both' && isStop
                      ? t('both', { value: text(row.field, row.result) })
                      : `${side === 'survivor' ? t('stays') : t('goes')}: ${value || t('nothing')}`
                  }
                  tabIndex={index === 0 && isStop ? 0 : -1}
                  className={classes(styles.choice, isChosen && styles.chosen)}
                  lang={(side === 'survivor' ? props.left : props.right).lang}
                  onKeyDown={(event) => onKeyDown(event, row)}
                  onClick={() => props.onChoose(row.field, side)}
                >
                  {value || <span className={styles.quiet}>{t('nothing')}</span>}
                </button>
              );
            })}
            <span className={styles.result}>
              {text(row.field, row.result)}
              {isForBoth(row) && (
                <button
                  type="button"
                  className={classes(styles.both, row.side === 'both' && styles.chosen)}
                  aria-pressed={row.side === 'both'}
                  tabIndex={-1}
                  onClick={() => props.onChoose(row.field, 'both')}
                >
                  {t('keepBoth')}
                </button>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
};

const steps: Readonly<Record<string, { readonly across: number; readonly down: number }>> = {
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
};

// With nothing on one side both is the same as the other.
const isForBoth = ({ sides, differs, survivor, loser }: MergeRow): boolean =>
  sides.includes('both') && differs && survivor !== undefined && loser !== undefined;
