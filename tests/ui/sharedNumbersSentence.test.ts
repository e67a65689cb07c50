import { expect, test } from 'vitest';
import { sharedNumbersSentence } from '../../renderer/src/features/preparedImport/sharedNumbersSentence.ts';
import { createFormat, formatLocale } from '../../renderer/src/ui/format.ts';
import { createTexts } from '../../renderer/src/ui/text.ts';

test.each([
  ['en', '2, 3, …'],
  ['ja', '2、3、…'],
])(
  'rows with a shared member number are listed as in %s, and more are hinted at',
  async (language, rows) => {
    const texts = await createTexts(language);
    const t = texts.getFixedT(language, 'import');
    const format = createFormat(formatLocale(language));
    expect(sharedNumbersSentence({ t, format }, { count: 9, rows: [2, 3] })).toContain(rows);
    expect(sharedNumbersSentence({ t, format }, { count: 2, rows: [2, 3] })).not.toContain('…');
  },
);
