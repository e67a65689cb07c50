import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromMinor, minorDigits, toMinor } from '#shared/domain/meetup/budget.ts';
import type { BudgetLine } from '#shared/domain/meetup/planItem.ts';
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
import styles from './GuestDialog.module.css';

/** Asks for a budget line; without `line` for a new one. */
export const BudgetDialog = (props: {
  meetupId: string;
  line: BudgetLine | undefined;
  currency: string;
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const add = useCommand('plan.add');
  const edit = useCommand('plan.edit');
  const remove = useCommand('plan.remove');
  const { line } = props;
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

  const save = async (): Promise<void> => {
    setMissing(label.trim() === '');
    if (label.trim() === '' || !isCurrency) return;
    const fields = {
      label: label.trim(),
      kind,
      currency,
      planned: Number.isNaN(planned) ? 0 : toMinor(planned, currency),
    };
    const paidBy = payer.trim() === '' ? null : payer.trim();
    const paid = Number.isNaN(actual) ? null : toMinor(actual, currency);
    const answer =
      line === undefined
        ? await add.run({
            meetupId: props.meetupId,
            fields: {
              type: 'budget',
              ...fields,
              ...(paid !== null && { actual: paid }),
              ...(paidBy !== null && { payer: paidBy }),
            },
          })
        : await edit.run({ id: line._id, patch: { ...fields, actual: paid, payer: paidBy } });
    if (answer.ok) props.onClose();
  };

  const formatOptions = { maximumFractionDigits: isCurrency ? minorDigits(currency) : 2 };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(line === undefined ? 'budget.new' : 'budget.edit')}
      onSubmit={() => void save()}
      footer={
        <FormFooter onCancel={props.onClose}>
          {line !== undefined && (
            <Button
              variant="danger"
              onPress={() => void remove.run({ ids: [line._id] }).then(props.onClose)}
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
            error={isMissing ? t('plan.missing') : undefined}
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
        <NumberField
          label={t('budget.planned')}
          value={planned}
          onChange={setPlanned}
          formatOptions={formatOptions}
        />
        <NumberField
          label={t('budget.actual')}
          value={actual}
          onChange={setActual}
          formatOptions={formatOptions}
        />
        <div className={styles.wide}>
          <TextField label={t('budget.payer')} value={payer} onChange={setPayer} maxLength={500} />
        </div>
      </div>
      <ErrorText error={add.error ?? edit.error ?? remove.error} boxed />
    </Dialog>
  );
};
