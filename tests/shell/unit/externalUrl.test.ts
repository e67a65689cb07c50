import { expect, test } from 'vitest';
import { externalUrl } from '../../../electron/main/externalUrl.ts';

test.each([
  ['https://example.org', 'https://example.org/'],
  ['HTTPS://EXAMPLE.org:443/a b', 'https://example.org/a%20b'],
  ['https://例え.テスト/', 'https://xn--r8jz45g.xn--zckzah/'],
  ['mailto:mika@example.org', 'mailto:mika@example.org'],
  ['mailto:a@example.org,b@example.org', 'mailto:a@example.org,b@example.org'],
  [
    'mailto:?bcc=a@example.org&subject=集い',
    'mailto:?bcc=a%40example.org&subject=%E9%9B%86%E3%81%84',
  ],
  ['mailto:a@example.org?body=one%0Atwo', 'mailto:a@example.org?body=one%0Atwo'],
  ['mailto:a@example.org?ATTACH=/etc/passwd&Subject=x', 'mailto:a@example.org?subject=x'],
])('%s may be opened, written as %s', (address, expected) => {
  expect(externalUrl(address)).toBe(expected);
});

test.each([
  'http://example.org/',
  'https://user:pass@example.org/',
  'https://user@example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://tsudoi/',
  'smb://server/share',
  'ms-msdt:/id',
  'vscode://file/x',
  '\\\\server\\share',
  'https:',
  'not an address',
  '',
  'mailto:a@example.org%0D%0ABcc:b@example.org',
  `https://example.org/${'a'.repeat(9000)}`,
])('%s is never opened', (address) => {
  expect(externalUrl(address)).toBeUndefined();
});

test('what was accepted is accepted unchanged when checked again', () => {
  for (const address of ['https://example.org/?q=%E9%9B%86', 'mailto:a@b.org?subject=x%26y']) {
    const once = externalUrl(address);
    expect(once).toBeDefined();
    expect(externalUrl(once ?? '')).toBe(once);
  }
});
