import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/contract/people.ts';
import { useFormat } from '../../../ui/index.ts';

/** Says a line of a person's timeline in words. */
export const useTimelineSentence = (): ((entry: TimelineEntry) => string) => {
  const { t } = useTranslation(['timeline', 'people', 'planning']);
  const format = useFormat();
  return (entry) => timelineSentence(t, format.list, entry);
};

const timelineSentence = (
  t: TFunction<['timeline', 'people', 'planning']>,
  list: (items: readonly string[]) => string,
  { kind, params }: TimelineEntry,
): string => {
  const text = (name: string): string => String(params[name] ?? '');
  const meetup = text('meetup') === '' ? t('noMeetup') : text('meetup');
  const file = text('file') === '' ? t('anyFile') : text('file');
  switch (kind) {
    case 'edited':
    case 'import-changed':
    case 'import-undone': {
      const fields = text('fields')
        .split(',')
        .map((field) => t(`people:field.${field}`, { defaultValue: field }));
      return t(kind, { fields: list(fields), file });
    }
    case 'consent':
      return t('consent', {
        purpose: t(`purpose.${text('purpose')}`, { defaultValue: text('purpose') }),
        state: t(`state.${text('state')}`, { defaultValue: text('state') }),
      });
    case 'contacted':
      return t(`contacted.${text('purpose')}`, {
        meetup,
        via: t(`planning:via.${text('via')}`, { defaultValue: text('via') }),
      });
    case 'reply':
      return t('reply', {
        meetup,
        reply: t(`partstat.${text('partstat')}`, { defaultValue: text('partstat') }),
      });
    default:
      return t(kind, { ...params, meetup, file });
  }
};
