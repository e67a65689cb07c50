import type { Consent } from '../journal/journal.ts';
import { foldText } from '../search/fold.ts';
import type { PersonFacts } from './facts.ts';
import type { ConsentState } from '../journal/consentLedger.ts';
import type { Condition, PeopleFilter } from './filter.ts';

/** What the guest lists and the door know about a person. */
export interface Presence {
  /** When the person last came to a meetup: UTC instant. */
  readonly lastSeen?: string | undefined;
  /** Meetups the person came to, and those whose guest list names the person. */
  readonly attended: ReadonlySet<string>;
  readonly invited: ReadonlySet<string>;
}

/** What a filter asks of others than the person's own document. */
export interface FilterSources {
  consentOf(id: string, purpose: Consent['purpose']): ConsentState;
  presenceOf(id: string): Presence | undefined;
}

/** Whether a person passes. */
export type PersonTest = (id: string, facts: PersonFacts) => boolean;

/** Prepares a filter to be asked for many people: texts are folded once per different value. */
export const compileFilter = (filter: PeopleFilter, sources: FilterSources): PersonTest => {
  const tests = filter.map((condition) => compile(condition, sources));
  return (id, facts) => tests.every((test) => test(id, facts));
};

/** Which {@link FilterSources} a filter asks, so that the others need not be ready. */
export const sourcesOf = (filter: PeopleFilter): { consent: boolean; presence: boolean } => ({
  consent: filter.some(({ on }) => on === 'consent'),
  presence: filter.some(({ on }) => on === 'lastSeen' || on === 'attendance' || on === 'meetup'),
});

const compile = (condition: Condition, sources: FilterSources): PersonTest => {
  switch (condition.on) {
    case 'residence': {
      const wanted = new Set(condition.anyOf);
      return (_id, { residence }) => residence !== undefined && wanted.has(residence);
    }
    case 'region': {
      const isWanted = textTest(condition.anyOf);
      return (_id, { region }) => region !== undefined && isWanted(region);
    }
    case 'year': {
      const { since = -Infinity, until = Infinity } = condition;
      return (_id, { years }) => years.some((year) => year >= since && year <= until);
    }
    case 'course':
    case 'host':
    case 'field':
    case 'tag': {
      const isWanted = textTest(condition.anyOf);
      const list = listsOf[condition.on];
      return (_id, facts) => facts[list].some(isWanted);
    }
    case 'status': {
      const wanted = new Set<string>(condition.anyOf);
      return (_id, { status }) => wanted.has(status);
    }
    case 'kind': {
      const wanted = new Set<string>(condition.anyOf);
      return (_id, { kind }) => wanted.has(kind);
    }
    case 'consent': {
      const wanted = new Set(condition.anyOf);
      return (id) => wanted.has(sources.consentOf(id, condition.purpose));
    }
    case 'lastSeen':
      return (id) => isBetween(sources.presenceOf(id)?.lastSeen, condition);
    case 'attendance': {
      const wanted = condition.is === 'attended';
      return (id) => (sources.presenceOf(id)?.attended.size ?? 0) > 0 === wanted;
    }
    case 'meetup':
      return (id) => isAtMeetup(sources.presenceOf(id), condition);
  }
};

const listsOf = { course: 'courses', host: 'hosts', field: 'fields', tag: 'tags' } as const;

const textTest = (anyOf: readonly string[]): ((text: string) => boolean) => {
  const wanted = new Set(anyOf.map(fold));
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = wanted.has(fold(text));
    known.set(text, answer);
    return answer;
  };
};

const fold = (text: string): string => foldText(text).trim();

const isBetween = (
  instant: string | undefined,
  { since, until }: { since?: string | undefined; until?: string | undefined },
): boolean => {
  if (instant === undefined) return false;
  const day = instant.slice(0, 10);
  return (since === undefined || day >= since) && (until === undefined || day <= until);
};

const isAtMeetup = (
  presence: Presence | undefined,
  { meetupId, is }: Extract<Condition, { on: 'meetup' }>,
): boolean => {
  const came = presence?.attended.has(meetupId) ?? false;
  const invited = presence?.invited.has(meetupId) ?? false;
  switch (is) {
    case 'attended':
      return came;
    case 'invited':
      return invited;
    case 'missed':
      return invited && !came;
    case 'not-invited':
      return !invited;
  }
};
