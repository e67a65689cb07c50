import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import type { ImportPile, ImportRow } from '#shared/contract/importRows.ts';
import { useLiveQuery } from '../../client/index.ts';
import {
  Button,
  ErrorText,
  firstWindow,
  useFormat,
  VirtualGrid,
  type GridColumn,
} from '../../ui/index.ts';
import { useImportBusy } from './busy.ts';
import { RowDetail } from './RowDetail.tsx';
import { RowLine } from './RowLine.tsx';
import { SaveLeftOut } from './SaveLeftOut.tsx';
import type { Decide } from '../preparedImport/index.ts';
import styles from './Pile.module.css';

interface PileProps {
  readonly session: ImportSession;
  readonly pile: ImportPile;
  /** Absent where nothing can be decided any more. */
  readonly onDecide?: Decide;
}

/** One pile of the preview: its rows, and the row the keyboard is on in full. */
export const Pile = ({ session, pile, onDecide }: PileProps) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const isBusy = useImportBusy();
  const [window, setWindow] = useState(firstWindow);
  const [active, setActive] = useState(0);
  const { value, valueInput, error } = useLiveQuery('import.rows', {
    session: session.session,
    pile,
    window,
  });
  const onWindow = useCallback((offset: number, limit: number) => setWindow({ offset, limit }), []);
  const columns = useMemo((): GridColumn<ImportRow>[] => {
    return [
      {
        id: 'row',
        header: t('preview.row'),
        width: '4.5rem',
        render: ({ row }) => <span className={styles.rowNumber}>{format.number(row)}</span>,
      },
      {
        id: 'name',
        header: t('preview.name'),
        width: 'minmax(7rem, 1fr)',
        render: ({ name }) => (
          <span className={styles.name}>{name === '' ? t('preview.noName') : name}</span>
        ),
      },
      {
        id: 'what',
        header: t(`preview.what.${pile}`),
        width: 'minmax(8rem, 3fr)',
        render: (row) => <RowLine row={row} />,
      },
    ];
  }, [t, format, pile]);
  const rows = value?.rows ?? [];
  const count = value?.total ?? session.counts[pile];
  const next = useCallback(
    () => setActive((index) => Math.min(index + 1, Math.max(0, count - 1))),
    [count],
  );
  const offset = valueInput?.window.offset ?? 0;
  // What was decided may be known before the rows are: those still shown are decided already.
  const areBehind = value !== undefined && value.revision < session.revision;
  const shown = rows[Math.min(active, Math.max(0, count - 1)) - offset];
  return (
    <div className={styles.pile}>
      <p className={styles.pileText}>
        {t(onDecide === undefined ? 'pileText.leftOut' : `pileText.${pile}`)}
        {pile === 'needs-you' && session.twice > 0 && onDecide !== undefined && (
          <span>
            {t('decide.twice', { count: session.twice, number: format.number(session.twice) })}
          </span>
        )}
        {pile === 'needs-you' && count > 0 && onDecide === undefined && (
          <SaveLeftOut session={session} />
        )}
        {pile === 'needs-you' && onDecide !== undefined && (
          <span className={styles.pileActions}>
            {count > 0 && <SaveLeftOut session={session} />}
            {count > session.twice && (
              <Button
                size="small"
                isDisabled={isBusy}
                onPress={() => void onDecide({ rows: 'all', decision: 'take' })}
              >
                {t('decide.takeAll')}
              </Button>
            )}
            {session.taken > 0 && (
              <Button
                size="small"
                variant="link"
                isDisabled={isBusy}
                onPress={() => void onDecide({ rows: 'all', decision: 'leave' })}
              >
                {t('decide.leaveAll', {
                  count: session.taken,
                  number: format.number(session.taken),
                })}
              </Button>
            )}
          </span>
        )}
      </p>
      <ErrorText error={error} boxed />
      <div className={styles.pileBody}>
        <div className={styles.grid}>
          <VirtualGrid
            label={t(`pile.${pile}`)}
            columns={columns}
            data={{ offset, rows, total: count }}
            onWindow={onWindow}
            activeIndex={active}
            onActiveIndexChange={(index) => setActive(Math.max(0, index))}
            isSelected={(row) => row === shown}
            resetKey={pile}
            empty={
              <p className={styles.emptyPile}>
                {t(
                  pile === 'needs-you' && session.taken > 0
                    ? 'pileEmpty.decided'
                    : `pileEmpty.${pile}`,
                )}
              </p>
            }
          />
        </div>
        {shown !== undefined && (
          <RowDetail
            session={session.session}
            row={shown}
            revision={value?.revision ?? 0}
            onDecide={onDecide}
            onNext={next}
            isBusy={isBusy || areBehind}
          />
        )}
      </div>
    </div>
  );
};
