import type { DoorWarning } from '#shared/contract/door.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { PersonLine } from '#shared/contract/people.ts';

/** The part of a person that the door shows. Never contact data. */
export type DoorPerson = Pick<PersonLine, 'fn' | 'lang' | 'latin'>;

/** What happened last at this door, shown large until the next letter is typed. */
export type Outcome =
  | {
      readonly kind: 'in';
      readonly person: DoorPerson;
      readonly from: 'guest' | 'member' | 'walk-in';
      readonly warnings: readonly DoorWarning[];
      /** Since when the person was in already. */
      readonly since?: string;
      /** The person had left and is back. */
      readonly isBack?: boolean;
    }
  | { readonly kind: 'out'; readonly person: DoorPerson; readonly wasIn: boolean }
  | { readonly kind: 'unknown-badge'; readonly person: DoorPerson }
  | { readonly kind: 'done-again'; readonly person: DoorPerson }
  | { readonly kind: 'taken-back'; readonly person: DoorPerson }
  | {
      readonly kind: 'failed';
      readonly person: DoorPerson;
      readonly what: 'check-in' | 'undo';
      readonly error: AppError;
    };

/** How an outcome looks and sounds. */
export type OutcomeTone = 'ok' | 'warn' | 'bad' | 'neutral';

// The gravest first: it is the one the large word tells.
const gravity = [
  'already-in',
  'wrong-meetup',
  'cancelled',
  'over-capacity',
  'waiting-list',
  'declined',
] as const satisfies readonly DoorWarning[];

/** A warning that changes how a check-in looks. */
export type GraveWarning = (typeof gravity)[number];

/**
 * The warnings to look twice at, gravest first. "Not on the list" is none of them: the tier said
 * so before Enter, and the person is on the list now.
 */
export const graveWarnings = (warnings: readonly DoorWarning[]): readonly GraveWarning[] =>
  gravity.filter((warning) => warnings.includes(warning));

/** The colour, icon and sound of an outcome. */
export const toneOf = (outcome: Outcome): OutcomeTone => {
  switch (outcome.kind) {
    case 'in':
      return graveWarnings(outcome.warnings).length > 0 ? 'warn' : 'ok';
    case 'out':
      return outcome.wasIn ? 'neutral' : 'warn';
    case 'unknown-badge':
      return 'bad';
    case 'taken-back':
    case 'done-again':
      return 'neutral';
    case 'failed':
      return 'bad';
  }
};
