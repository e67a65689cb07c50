import { beforeAll, expect, test } from 'vitest';
import type { TFunction } from 'i18next';
import {
  errorSentence,
  labelSentence,
  namespaced,
  whoKey,
} from '../../renderer/src/ui/sentences.ts';
import { createTexts } from '../../renderer/src/ui/text.ts';

let t: TFunction;

beforeAll(async () => {
  t = (await createTexts('en')).t;
});

test('an error names the field in words', () => {
  expect(errorSentence(t, { code: 'invalid-value', params: { field: 'residence' } })).toContain(
    '“Country/region” cannot be saved',
  );
});

test('an error about a file says what the file looks like, when that is known', () => {
  expect(errorSentence(t, { code: 'import-not-a-table', params: { kind: 'PDF' } })).toContain(
    'looks like PDF',
  );
  expect(errorSentence(t, { code: 'import-not-a-table' })).toContain('does not look like a roster');
});

test('what was done is said with its place holders filled, in singular and plural', () => {
  const key = 'people:undo.deleted';
  expect(labelSentence(t, { key, params: { count: 1, name: '山田 太郎' } })).toBe(
    '山田 太郎 deleted',
  );
  expect(labelSentence(t, { key, params: { count: 3, name: 'x' } })).toBe('3 people deleted');
});

test('a label this version does not know is still a sentence', () => {
  expect(labelSentence(t, { key: 'people:undo.unheardOf', params: {} })).toBe('Done');
});

test('keys name their area with a dot or a colon', () => {
  expect(namespaced('people.undo.edited')).toBe('people:undo.edited');
  expect(namespaced('people:undo.edited')).toBe('people:undo.edited');
  expect(namespaced('other.key')).toBe('app:other.key');
});

test.each([
  { language: 'en', you: /\byou\b/, other: 'another organiser' },
  { language: 'ja', you: /自分/, other: 'ほかの世話人' },
] as const)(
  'who did something is told everywhere in $language, of an organiser without a name too',
  async ({ language, you, other }) => {
    const texts = await createTexts(language);
    for (const place of [
      'planning:history.',
      'invite:leftOut.by.',
      'today:import.by.',
      'import:history.by.',
      'timeline:by.',
      'care:consent.by.',
    ]) {
      const say = (doneBy: { isMine: boolean; by?: string }): string =>
        texts.t(place + whoKey(doneBy), { at: '12:00', name: doneBy.by, by: doneBy.by });
      expect(say({ isMine: true, by: 'Mina' }), place).toMatch(you);
      expect(say({ isMine: false, by: 'Mina' }), place).toContain('Mina');
      expect(say({ isMine: false }), place).toContain(other);
    }
  },
);
