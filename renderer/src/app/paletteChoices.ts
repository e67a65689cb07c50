import type { Output } from '#shared/contract/index.ts';
import type { Action } from '../ui/index.ts';

type Found = Output<'palette.search'>;

/** Something the palette leads to or does. */
export type PaletteChoice =
  | { readonly kind: 'person'; readonly id: string; readonly person: Found['people'][number] }
  | { readonly kind: 'meetup'; readonly id: string; readonly meetup: Found['meetups'][number] }
  | { readonly kind: 'action'; readonly id: string; readonly action: Action };

/** The choices for what was typed, in the order they are shown: people, meetups, actions. */
export const paletteChoices = (
  term: string,
  found: Found | undefined,
  actions: readonly Action[],
): readonly PaletteChoice[] => [
  ...(found?.people ?? []).map((person): PaletteChoice => ({
    kind: 'person',
    id: person.id,
    person,
  })),
  ...(found?.meetups ?? []).map((meetup): PaletteChoice => ({
    kind: 'meetup',
    id: meetup.id,
    meetup,
  })),
  ...actions
    .filter((action) => action.isHidden !== true && action.id !== 'palette')
    .filter((action) => matches(action, term))
    .map((action): PaletteChoice => ({ kind: 'action', id: `action-${action.id}`, action })),
];

const matches = (action: Action, term: string): boolean =>
  term
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => action.label.toLocaleLowerCase().includes(word));
