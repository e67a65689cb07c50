import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../shared/i18n');

/**
 * The words of the screen in one language, as the app has them: `t('planning:agenda.title')`. Plural
 * forms are asked for by their own key (`paste.add_one`). Throws for a key that is not there.
 */
export const wordsOf = (
  language: string,
  areas: readonly string[],
): ((key: string, values?: Readonly<Record<string, string | number>>) => string) => {
  const catalogues = new Map(
    areas.map((area) => [
      area,
      JSON.parse(readFileSync(join(folder, language, `${area}.json`), 'utf8')) as unknown,
    ]),
  );
  return (key, values = {}) => {
    const [area = '', path = ''] = key.split(':');
    let found: unknown = catalogues.get(area);
    for (const part of path.split('.')) {
      found =
        typeof found === 'object' && found !== null
          ? (found as Record<string, unknown>)[part]
          : undefined;
    }
    if (typeof found !== 'string') throw new Error(`There are no words for ${key} in ${language}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
};
