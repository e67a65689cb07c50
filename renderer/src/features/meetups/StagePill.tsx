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

type Staged = Pick<MeetupLine, 'stage' | 'eventStatus'>;

/** How far a meetup has come, or that it was cancelled or has no date: in one word, with its colour. */
export const useStageWord = (meetup: Staged): { readonly tone: Tone; readonly text: string } => {
  const { t } = useTranslation('meetups');
  switch (meetup.eventStatus) {
    case 'EventCancelled':
      return { tone: 'bad', text: t('cancelled') };
    case 'EventPostponed':
      return { tone: 'warn', text: t('postponed') };
    case 'EventScheduled':
    case 'EventRescheduled':
    case 'EventMovedOnline':
      return { tone: tones[meetup.stage], text: t(`stage.${meetup.stage}`) };
  }
};

/** {@link useStageWord} as a pill. */
export const StagePill = ({ meetup }: { meetup: Staged }) => (
  <StatusPill {...useStageWord(meetup)} />
);
