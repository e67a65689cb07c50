import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencyOf } from '#shared/domain/meetup/currencies.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { BudgetLine } from '#shared/domain/meetup/planItem.ts';
import { useLiveQuery, useOpenChapter } from '../../client/index.ts';
import { Button, Card } from '../../ui/index.ts';
import { BudgetDialog } from './BudgetDialog.tsx';
import { CurrencyDialog } from './CurrencyDialog.tsx';
import { useMoney } from './useMoney.ts';
import styles from './PlanItems.module.css';

/** Income and cost, planned and actual, with totals per currency. */
export const BudgetCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('planning');
  const [edited, setEdited] = useState<BudgetLine | 'new'>();
  const [isChoosing, setChoosing] = useState(false);
  const line = edited === 'new' ? undefined : edited;
  const { value } = useLiveQuery('plan.items', { meetupId: meetup._id });
  const chapter = useOpenChapter();
  const lines = value?.budget ?? [];
  const money = useMoney();
  const currency =
    meetup.currency ?? lines[0]?.currency ?? currencyOf(chapter?.countryRegion) ?? 'USD';
  return (
    <Card
      title={t('budget.title')}
      actions={
        <div className={styles.budgetActions}>
          <Button
            size="small"
            variant="quiet"
            aria-label={t('budget.currencyOf', { currency })}
            onPress={() => setChoosing(true)}
          >
            {currency}
          </Button>
          <Button size="small" variant="quiet" onPress={() => setEdited('new')}>
            {t('budget.add')}
          </Button>
        </div>
      }
    >
      {value !== undefined && lines.length === 0 ? (
        <p className={styles.quiet}>{t('budget.empty')}</p>
      ) : (
        <table className={styles.budget}>
          <thead>
            <tr>
              <th scope="col">{t('budget.label')}</th>
              <th scope="col">{t('budget.planned')}</th>
              <th scope="col">{t('budget.actual')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one._id}>
                <th scope="row">
                  <button type="button" className={styles.line} onClick={() => setEdited(one)}>
                    {one.label}
                  </button>
                  <small className={styles.quiet}>
                    {' '}
                    {t(`budget.kinds.${one.kind}`)}
                    {one.payer !== undefined && ` · ${one.payer}`}
                  </small>
                </th>
                <td>{money(one.planned, one.currency)}</td>
                <td>{one.actual === undefined ? '–' : money(one.actual, one.currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {value?.totals.map(({ income, cost, balance, ...of }) =>
              Object.entries({ income, cost, balance }).map(([kind, sum]) => (
                <tr key={`${of.currency} ${kind}`}>
                  <th scope="row">{t(`budget.totals.${kind}`)}</th>
                  <td>{money(sum.planned, of.currency)}</td>
                  <td>{money(sum.actual, of.currency)}</td>
                </tr>
              )),
            )}
          </tfoot>
        </table>
      )}
      {edited !== undefined && (
        <BudgetDialog
          line={line}
          currency={currency}
          target={{ meetupId: meetup._id, id: line?._id }}
          onClose={() => setEdited(undefined)}
        />
      )}
      {isChoosing && (
        <CurrencyDialog
          meetupId={meetup._id}
          currency={currency}
          lines={lines}
          onClose={() => setChoosing(false)}
        />
      )}
    </Card>
  );
};
