import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ImportNameOrder, ImportSession } from '#shared/contract/import.ts';
import { splitName } from '#shared/domain/import/nameOrder.ts';
import { composeName } from '#shared/domain/import/names.ts';
import { Button, Select } from '../../ui/index.ts';
import type { ImportState } from '../preparedImport/index.ts';
import { useImportBusy } from './busy.ts';
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
  const { shape, dates, names, guess, columns } = session;
  const { changeFields, chooseOrder } = state;
  const isBusy = useImportBusy();
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
              onPress={() => void changeFields(guess)}
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
            onChange={(dateOrder) => void chooseOrder({ dateOrder })}
            isDisabled={isBusy}
          />
        </div>
      )}
      {names !== undefined && (
        <div className={styles.names}>
          <Select<ImportNameOrder>
            label={names.sample.fn === undefined ? t('names.parts') : t('names.whole')}
            options={nameOptions(t, names.sample)}
            value={names.order}
            onChange={(nameOrder) => void chooseOrder({ nameOrder })}
            isDisabled={isBusy}
          />
        </div>
      )}
    </>
  );
};

const orders = ['family-first', 'given-first'] as const;

// Each choice shows what becomes of a name of the file.
const nameOptions = (
  t: TFunction<'import'>,
  { fn, ...parts }: NonNullable<ImportSession['names']>['sample'],
) => [
  {
    id: 'as-written' as const,
    label:
      fn === undefined
        ? t('names.usual', { name: composeName(parts) })
        : t('names.asWritten', { name: fn }),
  },
  ...orders.map((id) => {
    const split = fn === undefined ? undefined : splitName(fn, id);
    const label =
      split === undefined
        ? t(`names.${id}`, { name: composeName({ ...parts, nameOrder: id }) })
        : t('names.split', { ...split });
    return { id, label };
  }),
];
