import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameNumberIn } from '#shared/domain/meetup/budget.ts';
import { allCurrencies } from '#shared/domain/meetup/currencies.ts';
import type { BudgetLine } from '#shared/domain/meetup/planItem.ts';
import { useCommand } from '../../client/index.ts';
import { Checkbox, ComboBox, Dialog, ErrorText, FormFooter, useFormat } from '../../ui/index.ts';
import { useMoney } from './useMoney.ts';
import styles from './GuestDialog.module.css';

/**
 * Asks which currency a meetup's budget is planned in, and whether the lines that are there take it
 * over with the numbers they have.
 */
export const CurrencyDialog = (props: {
  meetupId: string;
  currency: string;
  lines: readonly BudgetLine[];
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const change = useCommand('plan.setCurrency');
  const [currency, setCurrency] = useState<string | null>(props.currency);
  const [isTaken, setTaken] = useState(false);
  const codes = allCurrencies.includes(props.currency)
    ? allCurrencies
    : [props.currency, ...allCurrencies];
  const others = props.lines.filter((line) => line.currency !== currency);
  const tooFine = currency === null ? undefined : others.find((line) => !fits(line, currency));
  const takes = isTaken && tooFine === undefined ? others : [];

  const save = async (): Promise<void> => {
    if (currency === null) return;
    const answer = await change.run({
      meetupId: props.meetupId,
      currency,
      lines: takes.map(({ _id }) => ({ id: _id, currency })),
    });
    if (answer.ok) props.onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t('currency.title')}
      onSubmit={() => void save()}
      footer={<FormFooter onCancel={props.onClose} />}
    >
      <ComboBox
        label={t('budget.currency')}
        description={t('currency.hint')}
        options={codes.map((id) => ({ id, label: `${id} · ${format.currency(id)}` }))}
        value={currency}
        onChange={setCurrency}
        error={currency === null ? t('plan.missing') : undefined}
        autoFocus
      />
      {currency !== null && others.length > 0 && (
        <TakeOver
          lines={others}
          currency={currency}
          tooFine={tooFine}
          isTaken={isTaken && tooFine === undefined}
          onChange={setTaken}
        />
      )}
      <ErrorText error={change.error} boxed />
    </Dialog>
  );
};

const fits = (line: BudgetLine, currency: string): boolean =>
  [line.planned, line.actual ?? 0].every(
    (amount) => sameNumberIn(amount, line.currency, currency) !== undefined,
  );

const TakeOver = (props: {
  lines: readonly BudgetLine[];
  currency: string;
  tooFine: BudgetLine | undefined;
  isTaken: boolean;
  onChange: (isTaken: boolean) => void;
}) => {
  const { t } = useTranslation('planning');
  const money = useMoney();
  const { lines, currency, tooFine } = props;
  const [example] = lines;
  if (example === undefined) return null;
  const moved = sameNumberIn(example.planned, example.currency, currency);
  return (
    <div className={styles.takeOver}>
      <Checkbox
        isSelected={props.isTaken}
        isDisabled={tooFine !== undefined}
        onChange={props.onChange}
      >
        {t('currency.takeOver', { count: lines.length, currency })}
      </Checkbox>
      <p className={styles.note}>
        {tooFine === undefined
          ? t('currency.numbersStay', {
              from: money(example.planned, example.currency),
              to: money(moved ?? 0, currency),
            })
          : t('currency.tooFine', { name: tooFine.label, currency })}
      </p>
    </div>
  );
};
