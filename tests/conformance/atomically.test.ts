import { describe, expect, onTestFinished, test } from 'vitest';
import { StorageError, type RxStorageNodeSqlite } from '../../electron/data/storage/index.ts';
import {
  idsOf,
  insert,
  newDocument,
  openInstance,
  update,
  type Instance,
  type Person,
} from './support/documents.ts';
import { createSqliteStorage } from './support/storages.ts';

const CHAPTER = 'chapter';

type Chapter = {
  storage: RxStorageNodeSqlite;
  people: Instance<Person>;
  guests: Instance<Person>;
  /** Ids in the order of their events. */
  heard: string[];
};

async function openChapter(): Promise<Chapter> {
  const storage = createSqliteStorage();
  const people = await openInstance({ storage, databaseName: CHAPTER, collectionName: 'people' });
  const guests = await openInstance({ storage, databaseName: CHAPTER, collectionName: 'guests' });
  const heard: string[] = [];
  for (const instance of [people, guests]) {
    const subscription = instance
      .changeStream()
      .subscribe(({ events }) => heard.push(...events.map(({ documentId }) => documentId)));
    onTestFinished(() => subscription.unsubscribe());
  }
  return { storage, people, guests, heard };
}

/** A promise to be resolved by hand, to hold a group open. */
function gate(): { passed: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const outcome = await work.catch((error: unknown) => error);
  return outcome instanceof StorageError ? outcome.code : outcome;
}

describe('a write group', () => {
  test('writes several collections and tells of them after the commit, in order', async () => {
    const { storage, people, guests, heard } = await openChapter();
    const answer = await storage.atomically(CHAPTER, async () => {
      await insert(guests, [{ id: 'guest' }]);
      await insert(people, [{ id: 'person' }]);
      expect(heard).toEqual([]);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(heard).toEqual(['guest', 'person']);
    expect([await idsOf(people), await idsOf(guests)]).toEqual([['person'], ['guest']]);
  });

  test('leaves nothing behind when it fails in the middle: no document, no event, no sequence', async () => {
    const { storage, people, guests, heard } = await openChapter();
    const [stored] = await insert(people, [{ id: 'before', age: 1 }]);
    if (!stored) throw new Error('nothing inserted');
    heard.length = 0;
    const work = storage.atomically(CHAPTER, async () => {
      await insert(people, [{ id: 'person' }]);
      await update(people, stored, { age: 2 });
      await insert(guests, [{ id: 'guest' }]);
      throw new Error('the plan changed');
    });
    await expect(work).rejects.toThrow('the plan changed');
    expect(heard).toEqual([]);
    expect([await idsOf(people), await idsOf(guests)]).toEqual([['before'], []]);
    expect(await people.findDocumentsById(['before'], false)).toEqual([stored]);
    const changes = await people.getChangedDocumentsSince?.(10);
    expect(changes?.checkpoint).toEqual({ sequence: 1 });
  });

  test('reads its own writes, while everybody else sees the state before', async () => {
    const { storage, people } = await openChapter();
    await insert(people, [{ id: 'old' }]);
    const hold = gate();
    const written = gate();
    const group = storage.atomically(CHAPTER, async () => {
      await insert(people, [{ id: 'new' }]);
      expect(await idsOf(people)).toEqual(['new', 'old']);
      written.open();
      await hold.passed;
    });
    await written.passed;
    expect(await idsOf(people)).toEqual(['old']);
    expect(await people.findDocumentsById(['new'], true)).toEqual([]);
    hold.open();
    await group;
    expect(await idsOf(people)).toEqual(['new', 'old']);
  });

  test('lets other writers wait, and they go on whether it succeeds or fails', async () => {
    const { storage, people, heard } = await openChapter();
    for (const [index, fails] of [false, true].entries()) {
      const hold = gate();
      const written = gate();
      const group = storage.atomically(CHAPTER, async () => {
        await insert(people, [{ id: `inside-${index}` }]);
        written.open();
        await hold.passed;
        if (fails) throw new Error('failed');
      });
      await written.passed;
      const outside = insert(people, [{ id: `outside-${index}` }]);
      hold.open();
      await Promise.allSettled([group]);
      await outside;
    }
    expect(heard).toEqual(['inside-0', 'outside-0', 'outside-1']);
    expect(await idsOf(people)).toEqual(['inside-0', 'outside-0', 'outside-1']);
  });

  test('runs one after another, each against what the last one left', async () => {
    const { storage, people } = await openChapter();
    const addOne = (): Promise<void> =>
      storage.atomically(CHAPTER, async () => {
        const ids = await idsOf(people);
        await insert(people, [{ id: `p${ids.length}` }]);
      });
    await Promise.all(Array.from({ length: 8 }, addOne));
    expect(await idsOf(people)).toHaveLength(8);
  });

  test('judges conflicts against its own earlier writes', async () => {
    const { storage, people } = await openChapter();
    await storage.atomically(CHAPTER, async () => {
      const [first] = await insert(people, [{ id: 'a', age: 1 }]);
      if (!first) throw new Error('nothing inserted');
      await update(people, first, { age: 2 });
      const { error } = await people.bulkWrite(
        [{ document: newDocument<Person>({ id: 'a' }) }],
        'x',
      );
      expect(error).toMatchObject([{ status: 409, documentInDb: { age: 2 } }]);
    });
    expect(await people.findDocumentsById(['a'], false)).toMatchObject([{ age: 2 }]);
  });

  test('joins the group it is called in, and spoils it when it fails', async () => {
    const { storage, people, heard } = await openChapter();
    const nested = (id: string, fails: boolean): Promise<void> =>
      storage.atomically(CHAPTER, async () => {
        await insert(people, [{ id }]);
        if (fails) throw new Error(`${id} failed`);
      });
    await storage.atomically(CHAPTER, async () => {
      await nested('a', false);
      await nested('b', false);
    });
    expect(heard).toEqual(['a', 'b']);
    const spoiled = storage.atomically(CHAPTER, async () => {
      await insert(people, [{ id: 'c' }]);
      await nested('d', true).catch(() => undefined);
    });
    await expect(spoiled).rejects.toThrow('d failed');
    expect(await idsOf(people)).toEqual(['a', 'b']);
  });

  test('ends by itself when it takes too long, and what comes late is refused', async () => {
    const { storage, people, heard } = await openChapter();
    const hold = gate();
    const late = gate();
    let lateCode: unknown;
    let innerCode: unknown;
    const group = storage.atomically(
      CHAPTER,
      async () => {
        await insert(people, [{ id: 'early' }]);
        await hold.passed;
        lateCode = await codeOf(insert(people, [{ id: 'late' }]));
        const inner = storage.atomically(CHAPTER, () => insert(people, [{ id: 'inner' }]));
        innerCode = await codeOf(inner);
        late.open();
      },
      { timeoutMs: 30 },
    );
    expect(await codeOf(group)).toBe('group-failed');
    await insert(people, [{ id: 'outside' }]);
    hold.open();
    await late.passed;
    expect(lateCode).toBe('group-failed');
    expect(innerCode).toBe('group-failed');
    expect(heard).toEqual(['outside']);
    expect(await idsOf(people)).toEqual(['outside']);
  });

  test('keeps half of a broken bulk out even when it goes on without it', async () => {
    const { storage, people } = await openChapter();
    const { database } = storage.connection(CHAPTER);
    database.exec(`CREATE TEMP TRIGGER stumble BEFORE INSERT ON main."${people.internals.table}"
      WHEN NEW.id = 'p2' BEGIN SELECT RAISE(ABORT, 'stumbled'); END`);
    await storage.atomically(CHAPTER, async () => {
      await insert(people, [{ id: 'a' }]);
      await expect(insert(people, [{ id: 'p1' }, { id: 'p2' }])).rejects.toThrow('stumbled');
    });
    expect(await idsOf(people)).toEqual(['a']);
  });

  test('fails as a whole when the disk is full', async () => {
    const { storage, people, guests, heard } = await openChapter();
    const { database, check } = storage.connection(CHAPTER);
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages + 1}`);
    const many = Array.from({ length: 500 }, (_, index) => ({
      id: `p${index}`,
      city: 'x'.repeat(400),
    }));
    const group = storage.atomically(CHAPTER, async () => {
      await insert(guests, [{ id: 'guest' }]);
      await insert(people, many);
    });
    expect(await codeOf(group)).toBe('full');
    expect(heard).toEqual([]);
    expect([await idsOf(people), await idsOf(guests)]).toEqual([[], []]);
    expect(check('full')).toEqual([]);
  });

  test('is lost as a whole when SQLite gives up its transaction, even if nobody minds', async () => {
    const { storage, people, heard } = await openChapter();
    const { database } = storage.connection(CHAPTER);
    database.exec(`CREATE TEMP TRIGGER lose BEFORE INSERT ON main."${people.internals.table}"
      WHEN NEW.id = 'lost' BEGIN SELECT RAISE(ROLLBACK, 'given up'); END`);
    let lateCode: unknown;
    const group = storage.atomically(CHAPTER, async () => {
      await insert(people, [{ id: 'a' }]);
      await insert(people, [{ id: 'lost' }]).catch(() => undefined);
      lateCode = await codeOf(insert(people, [{ id: 'b' }]));
    });
    await expect(group).rejects.toThrow('given up');
    expect(lateCode).toBe('group-failed');
    expect(heard).toEqual([]);
    expect(await idsOf(people)).toEqual([]);
    await insert(people, [{ id: 'after' }]);
    expect(await idsOf(people)).toEqual(['after']);
  });

  test('refuses to open, remove or close collections, instead of waiting for itself', async () => {
    const { storage, people } = await openChapter();
    const codes: unknown[] = [];
    await storage.atomically(CHAPTER, async () => {
      codes.push(
        await codeOf(openInstance({ storage, databaseName: CHAPTER, collectionName: 'x' })),
      );
      codes.push(await codeOf(people.remove()));
      codes.push(await codeOf(people.close()));
      await insert(people, [{ id: 'a' }]);
    });
    expect(codes).toEqual(['group-failed', 'group-failed', 'group-failed']);
    expect(await idsOf(people)).toEqual(['a']);
  });

  test('lets plain SQL beside the collections take part', async () => {
    const { storage, people } = await openChapter();
    const connection = storage.connection(CHAPTER);
    await connection.transaction((database) => database.exec('CREATE TABLE search (id TEXT)'));
    const count = (): unknown =>
      connection.read(
        ({ database }) => database.prepare('SELECT count(*) AS n FROM search').get()?.['n'],
      );
    const write = (fails: boolean): Promise<void> =>
      storage.atomically(CHAPTER, async () => {
        await insert(people, [{ id: `p${String(fails)}` }]);
        await connection.transaction((database) =>
          database.exec(`INSERT INTO search VALUES ('a')`),
        );
        if (fails) throw new Error('failed');
      });
    await write(false);
    await expect(write(true)).rejects.toThrow('failed');
    expect(count()).toBe(1);
  });
});
