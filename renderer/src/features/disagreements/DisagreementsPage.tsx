import { Handshake } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisagreementEntry } from '#shared/contract/disagreements.ts';
import { useLiveQuery } from '../../client/index.ts';
import {
  Card,
  Column,
  EmptyState,
  ErrorText,
  Page,
  PageHeader,
  useFormat,
} from '../../ui/index.ts';
import { OpenDisagreement } from './OpenDisagreement.tsx';
import { SettledDisagreement } from './SettledDisagreement.tsx';
import styles from './Disagreements.module.css';

/** What two computers said differently: what a person has to settle, and what settled itself. */
export const DisagreementsPage = () => {
  const { t } = useTranslation('disagreements');
  const open = useLiveQuery('disagreements.open', {});
  const settled = useLiveQuery('disagreements.settled', {});
  const total = open.value?.total ?? 0;
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          count={total > 0 ? t('count', { count: total }) : undefined}
        />
      }
    >
      <Column>
        <ErrorText error={open.error ?? settled.error} boxed />
        {open.value !== undefined && <OpenList entries={open.value.entries} total={total} />}
        {settled.value !== undefined && settled.value.total > 0 && (
          <Card title={t('settled.title')}>
            <p className={styles.lead}>{t('settled.lead')}</p>
            <ul className={styles.settled}>
              {settled.value.entries.map((entry) => (
                <SettledDisagreement key={entry.id} entry={entry} />
              ))}
            </ul>
            <Rest shown={settled.value.entries.length} total={settled.value.total} />
          </Card>
        )}
      </Column>
    </Page>
  );
};

const OpenList = ({ entries, total }: { entries: readonly DisagreementEntry[]; total: number }) => {
  const { t } = useTranslation('disagreements');
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(entries.length);
  // The one just settled is gone with the focus that was in it; the next one gets it.
  useEffect(() => {
    const isFewer = entries.length < before.current;
    before.current = entries.length;
    if (isFewer && document.activeElement === document.body) {
      (list.current?.querySelector('button') ?? list.current)?.focus();
    }
  }, [entries.length]);
  return (
    <div ref={list} className={styles.open} tabIndex={-1}>
      {entries.length === 0 ? (
        <EmptyState icon={Handshake} title={t('none.title')} text={t('none.text')} />
      ) : (
        <>
          <p className={styles.lead}>{t('lead')}</p>
          {entries.map((entry) => (
            <OpenDisagreement key={entry.id} entry={entry} />
          ))}
          <Rest shown={entries.length} total={total} />
        </>
      )}
    </div>
  );
};

const Rest = ({ shown, total }: { shown: number; total: number }) => {
  const { t } = useTranslation('disagreements');
  const format = useFormat();
  if (shown === total) return null;
  return (
    <p className={styles.lead}>
      {t('shownOf', { shown: format.number(shown), total: format.number(total) })}
    </p>
  );
};
