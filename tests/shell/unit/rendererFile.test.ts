import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rendererFile } from '../../../electron/main/rendererFile.ts';

const folder = resolve('/app/out/renderer');

test.each([
  ['app://tsudoi/', 'index.html', 'text/html; charset=utf-8'],
  ['app://tsudoi', 'index.html', 'text/html; charset=utf-8'],
  ['app://tsudoi/?x#y', 'index.html', 'text/html; charset=utf-8'],
  ['app://tsudoi/assets/index-Ab_9.js', 'assets/index-Ab_9.js', 'text/javascript; charset=utf-8'],
  ['app://tsudoi/assets/Noto-Sans.v2.woff2', 'assets/Noto-Sans.v2.woff2', 'font/woff2'],
  ['app://tsudoi/a/../index.html', 'index.html', 'text/html; charset=utf-8'],
])('%s is the file %s', (address, name, type) => {
  expect(rendererFile(folder, address)).toEqual({ path: join(folder, name), type });
});

test.each([
  'app://evil/index.html',
  'app://tsudoi.evil/index.html',
  'app://evil.tsudoi/index.html',
  'app://TSUDOI/index.html',
  'app://tsudoi:80/index.html',
  'app://user@tsudoi/index.html',
  'app://user:pass@tsudoi/index.html',
  'app:///index.html',
  'app:index.html',
  'file:///app/out/renderer/index.html',
  'https://tsudoi/index.html',
  'app://tsudoi/%2e%2e%2fsecret.js',
  'app://tsudoi/..%2f..%2fsecret.js',
  'app://tsudoi/..%5csecret.js',
  'app://tsudoi/..\\secret.js',
  'app://tsudoi/%252e%252e%252fsecret.js',
  'app://tsudoi/a%00.js',
  'app://tsudoi/%ff.js',
  'app://tsudoi//etc/passwd.js',
  'app://tsudoi/C:/secret.js',
  'app://tsudoi/index.html.',
  'app://tsudoi/index.html%20',
  'app://tsudoi/index.html::$DATA',
  'app://tsudoi/.env.js',
  'app://tsudoi/assets/',
  'app://tsudoi/assets',
  'app://tsudoi/source.ts',
  'app://tsudoi/app.js.map',
  '',
])('%s is no file', (address) => {
  expect(rendererFile(folder, address)).toBeUndefined();
});
