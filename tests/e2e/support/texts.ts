import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const folder = join(import.meta.dirname, '../../../shared/i18n');

/** Reads what the screens say in a language: `say('people:panel.addField', { field: 'City' })`. */
export const readTexts = (
  language: 'en' | 'ja',
): ((key: string, params?: Readonly<Record<string, string>>) => string) => {
  const catalogues = new Map<string, unknown>();
  return (key, params = {}) => {
    const [area = '', path = ''] = key.split(':');
    if (!catalogues.has(area)) {
      const file = join(folder, language, `${area}.json`);
      catalogues.set(area, JSON.parse(readFileSync(file, 'utf8')));
    }
    let found = catalogues.get(area);
    for (const part of path.split('.'))
      found = z.record(z.string(), z.unknown()).parse(found)[part];
    return z
      .string()
      .parse(found)
      .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '');
  };
};
