import type { TFunction } from 'i18next';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Exchange } from '#shared/domain/person/exchange.ts';
import { ExchangeDialog } from './ExchangeDialog.tsx';
import { useFormat } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';
import { Section } from './Section.tsx';
import type { SavePatch } from './types.ts';

/** The visits to Japan, newest first; a click edits one. */
export const Exchanges = (props: { exchanges: readonly Exchange[]; save: SavePatch }) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { exchanges, save } = props;
  const hostOf = ({ host }: Exchange): string | undefined =>
    (format.locale.startsWith('ja') && host?.nameJa) || host?.name;
  const [edited, setEdited] = useState<Exchange | null>(null);
  const newestFirst = exchanges.toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0));
  return (
    <Section
      title={t('panel.exchanges')}
      add={{
        label: t('panel.addExchange'),
        onPress: () => setEdited({ id: crypto.randomUUID() }),
      }}
    >
      {newestFirst.map((exchange) => (
        <Button
          key={exchange.id}
          className={styles.entry ?? ''}
          onPress={() => setEdited(exchange)}
        >
          <span className={styles.entryKey}>{yearAndCourse(t, exchange)}</span>
          <span className={styles.entryText}>
            {format.list(
              [hostOf(exchange), stay(t, exchange)].flatMap((text) => (text ? [text] : [])),
            )}
            {(exchange.sending?.name ?? '') !== '' && (
              <span className={styles.entryNote}>
                {t('panel.sentBy', { name: exchange.sending?.name })}
              </span>
            )}
            {exchange.field !== undefined && (
              <span className={styles.entryNote}>{exchange.field}</span>
            )}
          </span>
        </Button>
      ))}
      {edited !== null && (
        <ExchangeDialog
          exchange={edited}
          isNew={!exchanges.some((entry) => entry.id === edited.id)}
          onClose={() => setEdited(null)}
          onSave={(next) =>
            save({
              exchanges: exchanges.some((entry) => entry.id === next.id)
                ? exchanges.map((entry) => (entry.id === next.id ? next : entry))
                : [...exchanges, next],
            })
          }
          onRemove={() => save({ exchanges: exchanges.filter((entry) => entry.id !== edited.id) })}
        />
      )}
    </Section>
  );
};

const yearAndCourse = (t: TFunction<'people'>, exchange: Exchange): string => {
  const year = exchange.fiscalYear === undefined ? t('panel.noYear') : String(exchange.fiscalYear);
  const course =
    (exchange.course ?? undefined)
      ? t('panel.course', { course: exchange.course })
      : (exchange.courseLabel ??
        (exchange.programme === undefined ? undefined : t(`programme.${exchange.programme}`)));
  return course === undefined ? year : `${year} · ${course}`;
};

/** How long the visit was: first and last day both count. */
const stay = (t: TFunction<'people'>, { start, end }: Exchange): string | undefined => {
  if (start === undefined || end === undefined) return undefined;
  const days = Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1;
  return days > 0 ? t('panel.days', { count: days }) : undefined;
};
