import type { TFunction } from 'i18next';
import type { GuestCounts } from '#shared/contract/meetups.ts';
import type { Format } from '../../ui/index.ts';

interface CountTextOptions {
  readonly t: TFunction<'meetups'>;
  readonly format: Format;
  readonly counts: GuestCounts;
}

/** The four replies, in the order they are always shown. */
export const replyCounters = ['accepted', 'tentative', 'declined', 'noAnswer'] as const;

/** "46 coming · 7 perhaps · 6 not coming · 23 no answer", leaving out what nobody said. */
export const repliesText = ({ t, format, counts }: CountTextOptions): string => {
  if (counts.guests === 0) return t('counts.noGuests');
  const parts = replyCounters
    .filter((counter) => counts[counter] > 0)
    .map((counter) => t(`counts.${counter}`, { n: format.number(counts[counter]) }));
  const { waiting } = counts;
  if (waiting > 0) parts.push(t('counts.waiting', { n: format.number(waiting) }));
  return parts.join(' · ');
};

/** "42 came · 4 walk-ins" of a meetup that is over or under way. */
export const attendanceText = ({ t, format, counts }: CountTextOptions): string => {
  const { attended, walkIns } = counts;
  if (attended === 0) return t('counts.nobodyCame');
  return [
    t('counts.attended', { n: format.number(attended) }),
    ...(walkIns > 0 ? [t('counts.walkIns', { count: walkIns, n: format.number(walkIns) })] : []),
  ].join(' · ');
};
