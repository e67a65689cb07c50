import type { DoorHit } from '#shared/contract/door.ts';
import type { Output } from '#shared/contract/index.ts';

/** Something Enter can act on at the door. */
export type Choice =
  | { readonly kind: 'hit'; readonly id: string; readonly hit: DoorHit }
  | { readonly kind: 'walk-in'; readonly id: typeof walkInChoice };

/** The id of the choice that adds somebody new; no person's id looks like it. */
export const walkInChoice = 'walk-in';

/** Everything that can be chosen for an answer of the search, in the order it is shown. */
export const toChoices = (found: Output<'door.search'>): readonly Choice[] => [
  ...[...found.guests, ...found.members].map((hit): Choice => ({
    kind: 'hit',
    id: hit.person.id,
    hit,
  })),
  { kind: 'walk-in', id: walkInChoice },
];

/** The choice that is marked: the one with this id while it is there, otherwise the first. */
export const activeChoice = (
  choices: readonly Choice[],
  id: string | undefined,
): Choice | undefined => choices.find((choice) => choice.id === id) ?? choices[0];

/** The choice one step further down or up; stops at both ends. */
export const neighbourChoice = (
  choices: readonly Choice[],
  { from, step }: { from: Choice | undefined; step: 1 | -1 },
): Choice | undefined => {
  const at = choices.findIndex((choice) => choice.id === from?.id);
  return choices[Math.max(0, Math.min(choices.length - 1, at + step))];
};

/**
 * What Enter means when it was pressed before the answer for the typed text was on screen: the one
 * person who matches (or a walk-in when nobody does), and nothing when there are several, because
 * nobody has seen them yet.
 */
export const unseenChoice = (choices: readonly Choice[]): Choice | undefined =>
  choices.length <= 2 ? choices[0] : undefined;
