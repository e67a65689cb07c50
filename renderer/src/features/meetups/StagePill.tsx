import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import { StatusPill, type Tone } from '../../ui/index.ts';

const tones = {
  idea: 'neutral',
  planned: 'neutral',
  confirmed: 'ok',
  announced: 'accent',
  live: 'ok',
  held: 'neutral',
  reported: 'ok',
  archived: 'neutral',
} as const satisfies Record<MeetupLine['stage'], Tone>;

/** How far a meetup has come, or that it was cancelled. */
export const StagePill = ({ meetup }: { meetup: Pick<MeetupLine, 'stage' | 'eventStatus'> }) => {
  const { t } = useTranslation('meetups');
  return meetup.eventStatus === 'EventCancelled' ? (
    <StatusPill tone="bad" text={t('cancelled')} />
  ) : (
    <StatusPill tone={tones[meetup.stage]} text={t(`stage.${meetup.stage}`)} />
  );
};
