import { expect, test } from 'vitest';
import { exportFields } from '#shared/domain/people-export/exportFields.ts';
import { exportHeader, idHeader } from '#shared/domain/people-export/headers.ts';
import { writeCsv } from '#shared/formats/csv/writeCsv.ts';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const everyone = { search: '', sort: { column: 'name', direction: 'ascending' } } as const;

const exported = async (client: TestClient, language: string): Promise<string> => {
  const { ids } = await client.query('people.ids', everyone);
  const fields = [...exportFields];
  const { rows } = await client.query('people.exportRows', {
    ids,
    fields,
    contact: 'allowed',
    language,
  });
  const headers = [idHeader, ...fields.map((field) => exportHeader(field, language))];
  return writeCsv([headers, ...rows]);
};

test.each(['en', 'ja'])(
  'an exported roster in %s that comes back changes nothing',
  async (language) => {
    const { client } = await startChapter({ demo: true });
    await client.command('chapter.openDemo', {});
    const text = await exported(client, language);
    const opened = await client.command('import.open', {
      fileName: 'people.csv',
      bytes: new TextEncoder().encode(text),
    });
    const { session } = opened;
    const piles = await Promise.all(
      (['new', 'change', 'needs-you', 'same'] as const).map(async (pile) => {
        const window = { offset: 0, limit: 500 };
        const { rows } = await client.query('import.rows', { session, pile, window });
        return [pile, rows.length, pile === 'same' ? [] : rows.slice(0, 3)] as const;
      }),
    );
    expect(piles).toEqual([
      ['new', 0, []],
      ['change', 0, []],
      ['needs-you', 0, []],
      ['same', 300, []],
    ]);
  },
);

test('contact data is left out for those who opted out or refused', async () => {
  const { client } = await startChapter();
  const contact = {
    emails: [{ id: '1', value: 'a@example.org' }],
    phones: [{ id: '2', raw: '+62 812 3456 789' }],
  };
  const { id: ani } = await client.command('people.add', { fn: 'Ani', ...contact });
  const { id: budi } = await client.command('people.add', {
    fn: 'Budi',
    status: 'opted-out',
    ...contact,
  });
  const ask = (choice: 'none' | 'allowed' | 'granted') =>
    client.query('people.exportRows', {
      ids: [ani, budi],
      fields: ['fn', 'email', 'phone'],
      contact: choice,
      language: 'en',
    });
  expect(await ask('allowed')).toEqual({
    rows: [
      [ani, 'Ani', 'a@example.org', '+62 812 3456 789'],
      [budi, 'Budi', '', ''],
    ],
    blanked: 1,
  });
  expect((await ask('granted')).blanked).toBe(2);
  expect((await ask('none')).blanked).toBe(2);
  const cards = await client.query('people.exportCards', {
    ids: [ani, budi],
    contact: 'allowed',
    language: 'en',
    version: '4.0',
  });
  expect(cards).toMatchObject({ count: 2, blanked: 1 });
  expect(cards.text.match(/EMAIL/g)).toHaveLength(1);
  expect(cards.text).toContain('FN:Budi');
});
