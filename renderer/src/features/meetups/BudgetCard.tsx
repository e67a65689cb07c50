import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencyOf } from '#shared/domain/meetup/currencies.ts';
import { fromMinor, minorDigits } from '#shared/domain/meetup/budget.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { BudgetLine } from '#shared/domain/meetup/planItem.ts';
import { useLiveQuery, useOpenChapter } from '../../client/index.ts';
import { Button, Card, useFormat } from '../../ui/index.ts';
import { BudgetDialog } from './BudgetDialog.tsx';
import styles from './PlanItems.module.css';

/** Income and cost, planned and actual, with totals per currency. */
export const BudgetCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('planning');
  const { locale } = useFormat();
  const [edited, setEdited] = useState<BudgetLine | 'new'>();
  const { value } = useLiveQuery('plan.items', { meetupId: meetup._id });
  const chapter = useOpenChapter();
  const lines = value?.budget ?? [];
  const money = (minor: number, currency: string): string =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      ...(Number.isInteger(fromMinor(minor, currency))
        ? { maximumFractionDigits: 0 }
        : { minimumFractionDigits: minorDigits(currency) }),
    }).format(fromMinor(minor, currency));
  return (
    <Card
      title={t('budget.title')}
      actions={
        <Button size="small" variant="quiet" onPress={() => setEdited('new')}>
          {t('budget.add')}
        </Button>
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
            {lines.map((line) => (
              <tr key={line._id}>
                <th scope="row">
                  <button type="button" className={styles.line} onClick={() => setEdited(line)}>
                    {line.label}
                  </button>
                  <small className={styles.quiet}>
                    {' '}
                    {t(`budget.kinds.${line.kind}`)}
                    {line.payer !== undefined && ` · ${line.payer}`}
                  </small>
                </th>
                <td>{money(line.planned, line.currency)}</td>
                <td>{line.actual === undefined ? '–' : money(line.actual, line.currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {value?.totals.map(({ currency, income, cost, balance }) =>
              Object.entries({ income, cost, balance }).map(([kind, sum]) => (
                <tr key={`${currency} ${kind}`}>
                  <th scope="row">{t(`budget.totals.${kind}`)}</th>
                  <td>{money(sum.planned, currency)}</td>
                  <td>{money(sum.actual, currency)}</td>
                </tr>
              )),
            )}
          </tfoot>
        </table>
      )}
      {edited !== undefined && (
        <BudgetDialog
          meetupId={meetup._id}
          line={edited === 'new' ? undefined : edited}
          currency={
            meetup.currency ?? lines[0]?.currency ?? currencyOf(chapter?.countryRegion) ?? 'USD'
          }
          onClose={() => setEdited(undefined)}
        />
      )}
    </Card>
  );
};
