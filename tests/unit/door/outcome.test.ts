import { describe, expect, it } from 'vitest';
import type { DoorWarning } from '#shared/contract/door.ts';
import { graveWarnings, toneOf } from '../../../renderer/src/features/door/outcome.ts';

const person = { fn: '佐藤 美咲' };

const toneWith = (...warnings: DoorWarning[]) =>
  toneOf({ kind: 'in', person, from: 'guest', warnings });

describe('how a check-in looks', () => {
  it('is calm for a guest, and for a member who was not on the list', () => {
    expect(toneWith()).toBe('ok');
    expect(toneWith('not-on-list')).toBe('ok');
  });

  it('asks to look for every other warning', () => {
    const others: DoorWarning[] = [
      'already-in',
      'waiting-list',
      'declined',
      'cancelled',
      'over-capacity',
      'wrong-meetup',
    ];
    for (const warning of others) expect(toneWith(warning), warning).toBe('warn');
  });

  it('says the gravest warning first', () => {
    expect(graveWarnings(['declined', 'over-capacity', 'not-on-list', 'already-in'])).toEqual([
      'already-in',
      'over-capacity',
      'declined',
    ]);
  });

  it('is neither good nor bad when taken back, and bad when it failed', () => {
    expect(toneOf({ kind: 'taken-back', person })).toBe('neutral');
    expect(toneOf({ kind: 'failed', person, what: 'check-in', error: { code: 'disk-full' } })).toBe(
      'bad',
    );
  });
});
