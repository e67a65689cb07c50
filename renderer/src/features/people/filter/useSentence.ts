import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, PeopleFilter } from '#shared/domain/people-filter/filter.ts';
import { useLiveQuery } from '../../../client/index.ts';
import { useFormat } from '../../../ui/index.ts';

/** Says conditions and filters in words. */
export interface Sentence {
  readonly ofCondition: (condition: Condition) => string;
  /** "Indonesia, since 2019, never attended". */
  readonly ofFilter: (filter: PeopleFilter) => string;
}

/** {@link Sentence} in the language of the screen; asks for meetups only when one is named. */
export const useSentence = (filter: PeopleFilter): Sentence => {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const meetups = useMeetups(filter.some(({ on }) => on === 'meetup')) ?? noMeetups;
  return useMemo(() => {
    const or = new Intl.ListFormat(format.locale, { type: 'disjunction' });
    const values = (texts: readonly string[]) => ({ values: or.format(texts) });
    // Chapters give many meetups the same name: then the day tells them apart.
    const nameOf = (meetupId: string): string => {
      const meetup = meetups.find(({ id }) => id === meetupId);
      if (meetup === undefined) return '…';
      const { name, startLocal } = meetup;
      return meetups.some((other) => other.name === name && other !== meetup)
        ? t('sentence.meetupOnDay', { meetup: name, day: format.day(startLocal) })
        : name;
    };
    const ofCondition = (condition: Condition): string => {
      switch (condition.on) {
        case 'residence':
          return t('sentence.residence', values(condition.anyOf.map(format.countryRegion)));
        case 'kind':
        case 'status': {
          const words = condition.anyOf.map((word) => t(`people:${condition.on}.${word}`));
          return t(`sentence.${condition.on}`, values(words));
        }
        case 'consent':
          return t('sentence.consent', {
            purpose: t(`purpose.${condition.purpose}`),
            ...values(condition.anyOf.map((state) => t(`consentState.${state}`))),
          });
        case 'year': {
          const { since, until } = condition;
          const years = { since: String(since), until: String(until) };
          if (since === until) return t('sentence.yearOne', years);
          if (until === undefined) return t('sentence.yearSince', years);
          return t(since === undefined ? 'sentence.yearUntil' : 'sentence.yearBetween', years);
        }
        case 'lastSeen': {
          const { since, until } = condition;
          const days = { since: format.day(since ?? ''), until: format.day(until ?? '') };
          if (until === undefined) return t('sentence.seenSince', days);
          return t(since === undefined ? 'sentence.seenUntil' : 'sentence.seenBetween', days);
        }
        case 'attendance':
          return t(`sentence.${condition.is}`);
        case 'meetup': {
          return t(`sentence.${meetupSentences[condition.is]}`, {
            meetup: nameOf(condition.meetupId),
          });
        }
        default:
          return t(`sentence.${condition.on}`, values(condition.anyOf));
      }
    };
    return { ofCondition, ofFilter: (all) => format.list(all.map(ofCondition)) };
  }, [t, format, meetups]);
};

/** The chapter's meetups, latest first, while they are needed. */
export const useMeetups = (isNeeded: boolean) => {
  const { value } = useLiveQuery(
    'meetups.list',
    isNeeded ? { window: { offset: 0, limit: 200 } } : null,
  );
  return value?.rows;
};

const noMeetups: readonly [] = [];

const meetupSentences = {
  attended: 'meetupAttended',
  invited: 'meetupInvited',
  missed: 'meetupMissed',
  'not-invited': 'meetupNotInvited',
} as const;
