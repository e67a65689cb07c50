import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { servePeer } from './servePeer.ts';

const notForThat = (): Promise<never> => Promise.reject(new Error('It fetches only.'));

// The least that a first sync has to do: read the feed page by page and store what it says, safely.
servePeer({
  fetchAll: async ({ url, database, name, password }) => {
    const file = new DatabaseSync(join(process.argv[2] ?? '', 'plain.sqlite'));
    file.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE rows (id TEXT PRIMARY KEY, rev TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
    `);
    const insert = file.prepare('INSERT INTO rows VALUES (?, ?, ?)');
    const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
    let people = 0;
    for (let since = '0'; ;) {
      const query = `include_docs=true&limit=1000&since=${encodeURIComponent(since)}`;
      const answer = await fetch(`${url}/${database}/_changes?${query}`, {
        headers: { authorization },
      });
      const { results, last_seq } = (await answer.json()) as Page;
      file.exec('BEGIN');
      for (const { id, doc } of results) {
        insert.run(id, doc._rev, JSON.stringify(doc));
        if (id.startsWith('person:')) people += 1;
      }
      file.exec('COMMIT');
      since = last_seq;
      if (results.length < 1000) break;
    }
    file.close();
    return people;
  },
  follow: notForThat,
  rename: notForThat,
});

interface Page {
  readonly results: readonly { readonly id: string; readonly doc: { readonly _rev: string } }[];
  readonly last_seq: string;
}
