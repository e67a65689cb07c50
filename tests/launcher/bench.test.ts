import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dataProcessRuntime } from '../../electron/data/protocol.ts';

it('runs benches with the options of the data process', () => {
  const source = readFileSync('electron/launcher/bench.mjs', 'utf8');
  const [, options] = /asTheDataProcess = \[(.*?)\]/u.exec(source) ?? [];
  expect(options?.split(',').map((option) => option.trim().replaceAll("'", ''))).toEqual(
    dataProcessRuntime,
  );
});
