import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchForm, splitWords } from '#shared/domain/search/words.ts';

const letter = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom(...` '\u0060’.@-_0９aÉéßИй山髙がガｶﾞ\u3099\u0301\u3000\u00a0ﾀثﷺก็हि`),
);

it('gives the words of the form that is searched, whatever they stand beside (seed 20261127)', () => {
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 30 }), (text) => {
      // Hangul is taken apart word by word; the form as a whole takes its neighbours apart as well.
      fc.pre(!/\p{Script=Hangul}/u.test(text.normalize('NFKC')));
      expect(splitWords(text)).toEqual(
        searchForm(text)
          .split(' ')
          .filter((word) => word !== ''),
      );
    }),
    { seed: 20261127, numRuns: 3000 },
  );
});

it('takes Hangul apart and leaves its neighbours as they are elsewhere', () => {
  expect(splitWords('김 が')).toEqual([...splitWords('김'), ...splitWords('が')]);
});
