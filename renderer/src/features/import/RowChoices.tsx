import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { Button, Kbd, useActions } from '../../ui/index.ts';
import { waysToTake } from './problems.ts';
import { useTypedAhead } from './useTypedAhead.ts';
import type { Decide } from '../preparedImport/index.ts';
import styles from './RowDetail.module.css';

/**
 * What can be done with a row that needs a decision: the same person as one of those who may be
 * meant, somebody new, or out. Each has a key, so that many rows are stepped through without a mouse.
 */
export const RowChoices = (props: {
  row: ImportRow;
  /** Of which dry run the row is. */
  revision: number;
  isBusy: boolean;
  onDecide: Decide;
  /** Goes to the next row where this one keeps its place. */
  onNext: () => void;
}) => {
  const { t } = useTranslation('import');
  const { row, revision, isBusy, onDecide, onNext } = props;
  const way = waysToTake(row.problems);
  const [first] = row.candidates;
  const choices = useMemo(
    () => [
      ...(first === undefined
        ? []
        : [{ id: 'import-same', label: t('decide.same'), shortcut: 's' }]),
      ...(way === undefined
        ? []
        : [{ id: 'import-new', label: t(`decide.${way}`), shortcut: 'n' }]),
      { id: 'import-skip', label: t('decide.skip'), shortcut: 'x' },
    ],
    [t, first, way],
  );
  const make = useCallback(
    (id: string): Promise<boolean> => {
      const rows = [row.row];
      if (id === 'import-new') return onDecide({ rows, decision: 'take' });
      if (id === 'import-same' && first !== undefined) {
        return onDecide({ rows, decision: 'same', as: first.as });
      }
      const done = onDecide({ rows, decision: row.isSkipped === true ? 'leave' : 'skip' });
      onNext();
      return done;
    },
    [row, first, onDecide, onNext],
  );
  const actions = useTypedAhead({ choices, make, revision, isBusy });
  useActions(actions);
  const run = (id: string) => (): void => actions.find((action) => action.id === id)?.run();
  return (
    <div className={styles.choices}>
      {row.candidates.map((candidate, index) => (
        <Button
          key={JSON.stringify(candidate.as)}
          size="small"
          isDisabled={isBusy}
          onPress={() => void onDecide({ rows: [row.row], decision: 'same', as: candidate.as })}
        >
          <span className={styles.choice}>
            <span>
              {'row' in candidate.as
                ? t('decide.sameRow', { row: candidate.as.row, name: candidate.name })
                : t('decide.sameName', { name: candidate.name })}
            </span>
            {candidate.about.length > 0 && (
              <span className={styles.choiceAbout}>{candidate.about.join(' · ')}</span>
            )}
          </span>
          {index === 0 && <Kbd keys="s" />}
        </Button>
      ))}
      {way !== undefined && (
        <Button size="small" isDisabled={isBusy} onPress={run('import-new')}>
          {t(`decide.${way}`)}
          <Kbd keys="n" />
        </Button>
      )}
      <Button size="small" variant="quiet" isDisabled={isBusy} onPress={run('import-skip')}>
        {t(row.isSkipped === true ? 'decide.unskip' : 'decide.skip')}
        <Kbd keys="x" />
      </Button>
    </div>
  );
};
