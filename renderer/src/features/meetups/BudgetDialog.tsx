import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromMinor, minorDigits, toMinor } from '#shared/domain/meetup/budget.ts';
import type { PlanFields } from '#shared/domain/meetup/planItem.ts';
import { useCommand } from '../../client/index.ts';
import {
  Button,
  Dialog,
  FormFooter,
  ErrorText,
  NumberField,
  Select,
  TextField,
} from '../../ui/index.ts';
import { useSavePlanItem, type PlanTarget } from './planTarget.ts';
import styles from './GuestDialog.module.css';

/** Asks for a budget line; without `line` for a new one. In a template nothing was paid yet. */
export const BudgetDialog = (props: {
  line: Omit<Extract<PlanFields, { type: 'budget' }>, 'type'> | undefined;
  currency: string;
  target: PlanTarget;
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const remove = useCommand('plan.remove');
  const { line, target } = props;
  const saving = useSavePlanItem(target);
  const [label, setLabel] = useState(line?.label ?? '');
  const [kind, setKind] = useState(line?.kind ?? 'cost');
  const [currency, setCurrency] = useState(line?.currency ?? props.currency);
  const amount = (minor: number | undefined): number =>
    minor === undefined ? Number.NaN : fromMinor(minor, line?.currency ?? props.currency);
  const [planned, setPlanned] = useState(amount(line?.planned));
  const [actual, setActual] = useState(amount(line?.actual));
  const [payer, setPayer] = useState(line?.payer ?? '');
  const [isMissing, setMissing] = useState(false);
  const isCurrency = /^[A-Z]{3}$/.test(currency);
  const fits = (value: number): boolean =>
    Number.isNaN(value) || fromMinor(toMinor(value, currency), currency) === value;

  const save = async (): Promise<void> => {
    setMissing(label.trim() === '');
    if (label.trim() === '' || !isCurrency || !fits(planned) || !fits(actual)) return;
    const isSaved = await saving.save({
      type: 'budget',
      label: label.trim(),
      kind,
      currency,
      planned: Number.isNaN(planned) ? 0 : toMinor(planned, currency),
      ...(!Number.isNaN(actual) && { actual: toMinor(actual, currency) }),
      ...(payer.trim() !== '' && { payer: payer.trim() }),
    });
    if (isSaved) props.onClose();
  };

  const amountField = (of: 'planned' | 'actual', value: number, onChange: typeof setPlanned) => (
    <NumberField
      label={t(`budget.${of}`)}
      value={value}
      onChange={onChange}
      // An amount that was typed for a currency with smaller coins is shown as it is, not rounded.
      formatOptions={{
        maximumFractionDigits: isCurrency && fits(value) ? minorDigits(currency) : 4,
      }}
      error={isCurrency && !fits(value) ? t('budget.tooFine', { currency }) : undefined}
    />
  );
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(line === undefined ? 'budget.new' : 'budget.edit')}
      onSubmit={() => void save()}
      footer={
        <FormFooter onCancel={props.onClose}>
          {'id' in target && target.id !== undefined && (
            <Button
              variant="danger"
              onPress={() => void remove.run({ ids: [target.id ?? ''] }).then(props.onClose)}
            >
              {t('plan.remove')}
            </Button>
          )}
        </FormFooter>
      }
    >
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label={t('budget.label')}
            value={label}
            onChange={setLabel}
            error={isMissing && label.trim() === '' ? t('plan.missing') : undefined}
            maxLength={500}
            autoFocus
          />
        </div>
        <Select
          label={t('budget.kind')}
          value={kind}
          options={(['income', 'cost'] as const).map((id) => ({
            id,
            label: t(`budget.kinds.${id}`),
          }))}
          onChange={setKind}
        />
        <TextField
          label={t('budget.currency')}
          value={currency}
          onChange={(text) => setCurrency(text.toUpperCase())}
          error={isCurrency ? undefined : t('budget.badCurrency')}
          maxLength={3}
        />
        {amountField('planned', planned, setPlanned)}
        {!('templateId' in target) && amountField('actual', actual, setActual)}
        <div className={styles.wide}>
          <TextField label={t('budget.payer')} value={payer} onChange={setPayer} maxLength={500} />
        </div>
      </div>
      <ErrorText error={saving.error ?? remove.error} boxed />
    </Dialog>
  );
};
