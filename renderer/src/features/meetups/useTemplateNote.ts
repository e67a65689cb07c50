import { useTranslation } from 'react-i18next';
import type { PlanTemplateRow } from '#shared/contract/library.ts';
import type { PlanFields } from '#shared/domain/meetup/planItem.ts';
import { useFormat } from '../../ui/index.ts';
import { useMoney } from './useMoney.ts';

/** What is said beside the title of a template's item: how long, when, how much. */
export const useTemplateNote = ({
  names,
}: Pick<PlanTemplateRow, 'names'>): ((item: PlanFields | undefined) => string) => {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const money = useMoney();
  const partsOf = (item: PlanFields): readonly (string | undefined)[] => {
    switch (item.type) {
      case 'agenda':
        return [
          t('agenda.minutes', { n: item.minutes }),
          item.startLocal === undefined
            ? undefined
            : t('agenda.fixed', { at: format.localTime(item.startLocal) }),
          item.room,
        ];
      case 'task':
        return [
          t(`tasks.phases.${item.phase}`),
          item.dueOffset === undefined || (item.dueOffset === 0 && item.phase === 'day')
            ? undefined
            : offsetText(item.dueOffset),
          item.assignee === undefined ? undefined : (names[item.assignee] ?? item.assignee),
        ];
      case 'budget':
        return [t(`budget.kinds.${item.kind}`), money(item.planned, item.currency), item.payer];
    }
  };
  const offsetText = (days: number): string => {
    if (days === 0) return t('ownTemplate.onTheDay');
    return days < 0
      ? t('ownTemplate.daysBefore', { count: -days })
      : t('ownTemplate.daysAfter', { count: days });
  };
  return (item) =>
    item === undefined
      ? ''
      : partsOf(item)
          .filter((part) => part !== undefined && part !== '')
          .join(' · ');
};
