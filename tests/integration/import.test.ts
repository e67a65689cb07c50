import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('smoke', async () => {
  const { client } = await startChapter();
  const session = await client.command('import.open', {
    fileName: 'a.csv',
    bytes: encode('Name,Email,Country,FY\n山田 太郎,taro@x.example,日本,2019年度\nBudi,budi@y.example,Indonesia,FY2020\n'),
  });
  console.log(JSON.stringify(session, null, 1));
  console.log(JSON.stringify(await client.query('import.rows', { session: session.session, pile: 'new', window: { offset: 0, limit: 10 } })));
  const done = await client.command('import.commit', { session: session.session });
  console.log(done);
  console.log(await client.query('import.history', {}));
  const people = await client.query('people.roster', { search: '', sort: { column: 'name', direction: 'ascending' }, window: { offset: 0, limit: 10 } });
  console.log(people);
  console.log(await client.undo(done.undo));
  console.log(await client.query('import.history', {}));
});
