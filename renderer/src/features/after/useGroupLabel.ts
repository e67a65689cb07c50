import { useTranslation } from 'react-i18next';
import { participationFunctionSchema } from '#shared/domain/meetup/participation.ts';
import type { ReportDimension } from '#shared/domain/report/groups.ts';
import { useFormat } from '../../ui/index.ts';

/** Names the groups of a report in the language of the screen. */
export const useGroupLabel = (dimension: ReportDimension): ((key: string | null) => string) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (key) => {
    if (key === null) return t('groups.unknown');
    if (dimension === 'country') return format.countryRegion(key);
    if (dimension !== 'function') return key;
    const role = participationFunctionSchema.safeParse(key);
    return role.success ? t(`function.${role.data}`) : key;
  };
};
