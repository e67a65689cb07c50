import { expect, test } from 'vitest';
import { dossierHtml } from '#shared/formats/dossier/dossierHtml.ts';
import { cleanFileName } from '#shared/formats/dossier/fileName.ts';

test('nothing that is told about a person becomes markup', () => {
  const hostile = `<img src=x onerror="alert('1')">&`;
  const page = dossierHtml({
    lang: hostile,
    title: hostile,
    introduction: hostile,
    sections: [{ title: hostile, lines: [[hostile, hostile]] }],
  });
  expect(page).not.toContain('<img');
  expect(page).not.toContain(`alert('1')`);
  expect(page.match(/&lt;img src=x/g)).toHaveLength(7);
});

test.each([
  ['../../etc/passwd', 'etc passwd.json'],
  ['山田 太郎', '山田 太郎.json'],
  ['a:b*c?"<>|', 'a b c.json'],
  ['...', 'person.json'],
])('%s becomes a name any system takes', (name, file) => {
  expect(cleanFileName(name, 'json')).toBe(file);
});
