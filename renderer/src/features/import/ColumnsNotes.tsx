import { useTranslation } from 'react-i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import { Button, Select } from '../../ui/index.ts';
import type { ImportState } from '../preparedImport/index.ts';
import styles from './ColumnsStep.module.css';

/** What was recognised or remembered about the columns, and the question about dates. */
export const ColumnsNotes = ({
  state,
  session,
}: {
  state: ImportState;
  session: ImportSession;
}) => {
  const { t } = useTranslation('import');
  const { shape, dates, guess, columns } = session;
  const isBusy = state.committing.isRunning || state.retry !== undefined;
  const isGuess = columns.every(({ field }, index) => field === guess[index]);
  return (
    <>
      {(shape !== undefined || session.isRemembered) && (
        <p className={styles.recognised}>
          <span>
            {[
              ...(shape === undefined ? [] : [t(`shape.${shape}`)]),
              ...(session.isRemembered ? [t('columns.remembered')] : []),
            ].join(' ')}
          </span>
          {session.isRemembered && !isGuess && (
            <Button
              variant="link"
              size="small"
              isDisabled={isBusy}
              onPress={() => void state.changeFields(guess)}
            >
              {t('columns.guessAgain')}
            </Button>
          )}
        </p>
      )}
      {dates !== undefined && (
        <div className={styles.question}>
          <Select
            label={t('dates.question', { sample: dates.sample })}
            placeholder={t('dates.choose')}
            options={(['day-first', 'month-first'] as const).map((id) => ({
              id,
              label: t(`dates.${id}`),
            }))}
            value={dates.order ?? null}
            onChange={(order) => void state.chooseDateOrder(order)}
            isDisabled={isBusy}
          />
        </div>
      )}
    </>
  );
};
