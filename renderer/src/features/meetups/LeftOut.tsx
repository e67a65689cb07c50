import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { leftOutReasons } from '#shared/domain/invite/recipients.ts';
import { useFormat, whoKey } from '../../ui/index.ts';
import styles from './Invite.module.css';

/** Who is not written to, by reason. */
export const LeftOut = ({ people }: { people: Output<'invite.recipients'>['leftOut'] }) => {
  const { t } = useTranslation(['invite', 'planning']);
  const format = useFormat();
  if (people.length === 0) return <p className={styles.quiet}>{t('leftOut.nobody')}</p>;
  const wordsFor = ({ person, written }: (typeof people)[number]): string =>
    written === undefined
      ? person.fn
      : t(`leftOut.by.${whoKey(written)}`, {
          name: person.fn,
          by: written.by ?? '',
          at: format.instant(written.at),
          via: t(`planning:via.${written.via}`),
        });
  const byReason = Map.groupBy(people, ({ reason }) => reason);
  return (
    <section aria-label={t('leftOut.title')}>
      <h3 className={styles.subtitle}>{t('leftOut.title')}</h3>
      <ul className={styles.leftOut}>
        {leftOutReasons.flatMap((reason) => {
          const there = byReason.get(reason) ?? [];
          if (there.length === 0) return [];
          return [
            <li key={reason}>
              <details>
                <summary>{t(`leftOut.${reason}`, { count: there.length })}</summary>
                {format.list(there.map(wordsFor))}
              </details>
            </li>,
          ];
        })}
      </ul>
    </section>
  );
};
