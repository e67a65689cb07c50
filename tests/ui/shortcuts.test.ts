import { describe, expect, test } from 'vitest';
import { findAction, isPlainKey, shortcutOfEvent } from '../../renderer/src/app/shortcuts.ts';
import { keyNames } from '../../renderer/src/ui/keyNames.ts';

const press = (key: string, init: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...init,
  }) as KeyboardEvent;

describe('a key press as a shortcut', () => {
  test.each([
    [press('k', { ctrlKey: true }), 'mod+k'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z'],
    [press('?', { shiftKey: true }), '?'],
    [press('/'), '/'],
    [press('Escape'), 'escape'],
    [press('Shift', { shiftKey: true }), undefined],
    [press('k', { metaKey: true }), undefined],
  ])('%# is %s', (event, expected) => {
    expect(shortcutOfEvent(event)).toBe(expected);
  });

  test('on a Cyrillic keyboard the place of the key counts', () => {
    expect(shortcutOfEvent(press('л', { code: 'KeyK', ctrlKey: true }))).toBe('mod+k');
  });

  test('keys that could be typed text are told from commands', () => {
    expect(['n', '?', 'shift+a', 'delete'].every(isPlainKey)).toBe(true);
    expect(['mod+k', 'alt+1', 'escape'].some(isPlainKey)).toBe(false);
  });
});

describe('finding the action of a shortcut', () => {
  const run = (): void => undefined;
  const add = { id: 'add', label: 'Add', shortcut: 'n', run };
  const go = { id: 'go', label: 'Go', shortcut: 'g p', run };

  test('one key', () => expect(findAction([add, go], 'n', undefined)).toBe(add));
  test('two keys after one another', () => expect(findAction([add, go], 'p', 'g')).toBe(go));
  test('the second key alone does nothing', () =>
    expect(findAction([add, go], 'p', undefined)).toBeUndefined());
});

test('shortcuts are written as the system writes them', () => {
  expect(keyNames('mod+shift+z', 'apple')).toEqual(['⌘', '⇧', 'Z']);
  expect(keyNames('mod+shift+z', 'other')).toEqual(['Ctrl', 'Shift', 'Z']);
});
