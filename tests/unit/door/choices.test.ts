import { describe, expect, it } from 'vitest';
import type { DoorHit } from '#shared/contract/door.ts';
import {
  activeChoice,
  neighbourChoice,
  toChoices,
  unseenChoice,
} from '../../../renderer/src/features/door/choices.ts';

const hit = (id: string, tier: DoorHit['tier'] = 'guest'): DoorHit => ({
  person: { id, fn: id },
  tier,
  attendance: { state: 'not-yet' },
  warnings: [],
});

const found = (guests: readonly string[], members: readonly string[] = []) => ({
  guests: guests.map((id) => hit(id)),
  members: members.map((id) => hit(id, 'member')),
  moreGuests: 0,
  moreMembers: 0,
});

const idsOf = (...args: Parameters<typeof found>): string[] =>
  toChoices(found(...args)).map((choice) => choice.id);

describe('what can be chosen at the door', () => {
  it('is guests, then members, then somebody new', () => {
    expect(idsOf(['satria', 'sato'], ['dewi'])).toEqual(['satria', 'sato', 'dewi', 'walk-in']);
  });

  it('is somebody new when nobody was found', () => {
    expect(idsOf([])).toEqual(['walk-in']);
  });

  it('has the first marked, and keeps the marked person when the list changes', () => {
    const before = toChoices(found(['satria', 'sato']));
    expect(activeChoice(before, undefined)?.id).toBe('satria');
    expect(activeChoice(before, 'sato')?.id).toBe('sato');
    expect(activeChoice(toChoices(found(['sato', 'satria'])), 'sato')?.id).toBe('sato');
    expect(activeChoice(toChoices(found(['satria'])), 'sato')?.id).toBe('satria');
    expect(activeChoice([], 'sato')).toBeUndefined();
  });

  it('is walked through from top to bottom without going round', () => {
    const choices = toChoices(found(['satria'], ['dewi']));
    const step = (from: string, by: 1 | -1) =>
      neighbourChoice(choices, { from: activeChoice(choices, from), step: by })?.id;
    expect(step('satria', 1)).toBe('dewi');
    expect(step('dewi', 1)).toBe('walk-in');
    expect(step('walk-in', 1)).toBe('walk-in');
    expect(step('satria', -1)).toBe('satria');
  });
});

describe('Enter before the answer is on screen', () => {
  it('takes the one person who matches', () => {
    expect(unseenChoice(toChoices(found(['satria'])))?.id).toBe('satria');
    expect(unseenChoice(toChoices(found([], ['dewi'])))?.id).toBe('dewi');
  });

  it('offers a walk-in when nobody matches', () => {
    expect(unseenChoice(toChoices(found([])))?.id).toBe('walk-in');
  });

  it('takes nobody when several match', () => {
    expect(unseenChoice(toChoices(found(['satria', 'sato'])))).toBeUndefined();
    expect(unseenChoice(toChoices(found(['satria'], ['dewi'])))).toBeUndefined();
  });
});
