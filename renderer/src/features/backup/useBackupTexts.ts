import { useTranslation } from 'react-i18next';
import type { BackupContent } from '#shared/contract/backup.ts';
import { useFormat } from '../../ui/index.ts';

/** Words for backups: when, how much, how large. */
export const useBackupTexts = () => {
  const { t } = useTranslation('chapter');
  const format = useFormat();
  const people = (count: number): string =>
    t('backup.people', { count, number: format.number(count) });
  const meetups = (count: number): string =>
    t('backup.meetups', { count, number: format.number(count) });
  return {
    people,
    content: (content: BackupContent): string =>
      t('backup.content', { people: people(content.people), meetups: meetups(content.meetups) }),
    size: (bytes: number): string =>
      t('backup.size', { megabytes: format.number(Math.max(0.1, Math.round(bytes / 1e5) / 10)) }),
    when: (iso: string): string => whenWords(iso, format.locale) ?? format.instant(iso),
  };
};

/** "today 14:02", "Tuesday 14:02"; `undefined` for what is a week ago or longer. */
const whenWords = (iso: string, locale: string): string | undefined => {
  const at = new Date(iso);
  const days = Math.round((startOfDay(new Date()) - startOfDay(at)) / 86_400_000);
  if (days < 0 || days > 6) return undefined;
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  const day =
    days < 2
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day')
      : new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(at);
  return `${day} ${clock}`;
};

const startOfDay = (date: Date): number => new Date(date).setHours(0, 0, 0, 0);
