import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/contract/people.ts';
import { useFormat } from '../../../ui/index.ts';

/** Says a line of a person's timeline in words. */
export const useTimelineSentence = (): ((entry: TimelineEntry) => string) => {
  const { t } = useTranslation(['timeline', 'people']);
  const format = useFormat();
  return (entry) => timelineSentence(t, format.list, entry);
};

const timelineSentence = (
  t: TFunction<['timeline', 'people']>,
  list: (items: readonly string[]) => string,
  { kind, params }: TimelineEntry,
): string => {
  const text = (name: string): string => String(params[name] ?? '');
  switch (kind) {
    case 'edited': {
      const fields = text('fields')
        .split(',')
        .map((field) => t(`people:field.${field}`, { defaultValue: field }));
      return t('edited', { fields: list(fields) });
    }
    case 'consent':
      return t('consent', {
        purpose: t(`purpose.${text('purpose')}`, { defaultValue: text('purpose') }),
        state: t(`state.${text('state')}`, { defaultValue: text('state') }),
      });
    case 'reply':
      return t('reply', {
        meetup: text('meetup'),
        reply: t(`partstat.${text('partstat')}`, { defaultValue: text('partstat') }),
      });
    default:
      return t(kind, { ...params });
  }
};
