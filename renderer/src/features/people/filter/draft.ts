import type { Input } from '#shared/contract/index.ts';
import { valueKinds } from '#shared/contract/roster.ts';
import {
  conditionSchema,
  type Condition,
  type ConditionKind,
} from '#shared/domain/people-filter/filter.ts';

/** A condition while it is being put together: the fields of every kind, most of them not used. */
export interface Draft {
  readonly on: ConditionKind;
  readonly anyOf: readonly string[];
  readonly purpose: Extract<Condition, { on: 'consent' }>['purpose'];
  readonly since: number | string | null;
  readonly until: number | string | null;
  readonly is: string;
  readonly meetupId: string | null;
}

/** A condition of a kind that nothing was chosen for yet. */
export const emptyDraft = (on: ConditionKind): Draft => ({
  on,
  anyOf: [],
  purpose: 'contact',
  since: null,
  until: null,
  is: on === 'attendance' ? 'never' : 'attended',
  meetupId: null,
});

/** An existing condition as a draft, to be changed. */
export const draftOf = (condition: Condition): Draft =>
  ({ ...emptyDraft(condition.on), ...condition }) as Draft;

/** The condition a draft stands for, or the text key (in `filter`) of what is missing. */
export const finishDraft = (draft: Draft): Condition | { problem: Problem } => {
  const { since, until } = draft;
  const problem = problemOf(draft);
  if (problem !== undefined) return { problem };
  const parsed = conditionSchema.safeParse({
    ...draft,
    ...(since === null ? { since: undefined } : { since }),
    ...(until === null ? { until: undefined } : { until }),
  });
  return parsed.success ? withoutEmpty(parsed.data) : { problem: 'needsValue' };
};

/** Text keys of what a draft lacks. */
export type Problem = 'needsValue' | 'needsMeetup' | 'needsYears' | 'needsDays' | 'backwards';

const problemOf = ({ on, anyOf, since, until, meetupId }: Draft): Problem | undefined => {
  if (on === 'year' || on === 'lastSeen') {
    if (since === null && until === null) return on === 'year' ? 'needsYears' : 'needsDays';
    return since !== null && until !== null && since > until ? 'backwards' : undefined;
  }
  if (on === 'meetup') return meetupId === null ? 'needsMeetup' : undefined;
  return on === 'attendance' || anyOf.length > 0 ? undefined : 'needsValue';
};

// What is not there is left out, so that equal filters are equal texts.
const withoutEmpty = (condition: Condition): Condition =>
  JSON.parse(JSON.stringify(condition)) as Condition;

/** A kind whose values are the texts that people have. */
export type ValueKind = Input<'people.filterValues'>['on'];

/** See {@link ValueKind}. */
export const isValueKind = (on: ConditionKind): on is ValueKind =>
  valueKinds.some((kind) => kind === on);
