import { expect, test } from 'vitest';
import { startDataProcess } from '../support/dataProcess.ts';

test('the demo chapter is made once, opened, and is full of life', async () => {
  const { client } = await startDataProcess();
  const made = await client.attempt('chapter.openDemo', {});
  expect(made).toMatchObject({ ok: true, value: { slug: 'demo' } });
  expect(made.progress.length).toBeGreaterThan(0);
  const { open } = await client.query('chapter.state', {});
  expect(open).toMatchObject({ demo: true, counts: { people: 300 } });
  const { next, recent } = await client.query('today.overview', {});
  expect(next?.counts.guests).toBeGreaterThan(30);
  expect(recent?.counts.attended).toBeGreaterThan(5);

  const { id } = await client.command('people.add', { fn: 'Mine' });
  await client.command('chapter.close', {});
  expect((await client.attempt('chapter.openDemo', {})).progress).toEqual([]);
  expect((await client.query('people.person', { id }))?.person.fn).toBe('Mine');
});

test('a start with --demo opens it', async () => {
  const { client } = await startDataProcess({ demo: true });
  expect((await client.query('chapter.state', {})).open?.slug).toBe('demo');
});
