import { fillWithDefaultSettings, type RxAttachmentWriteData, type RxDocumentData } from 'rxdb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newDocument, nextDocument, openInstance, type Instance } from './support/documents.ts';
import { createSqliteStorage, STORAGES } from './support/storages.ts';

type Note = { id: string; text?: string };

const SCHEMA = fillWithDefaultSettings<Note>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 50 }, text: { type: 'string' } },
  attachments: {},
});

const PHOTO = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);

function photo(digest: string, bytes: Uint8Array<ArrayBuffer> = PHOTO): RxAttachmentWriteData {
  const data = new Blob([bytes], { type: 'image/png' });
  return { data, digest, length: data.size, type: 'image/png' };
}

function withPhoto(
  note: RxDocumentData<Note>,
  attachment: RxAttachmentWriteData,
): RxDocumentData<Note> {
  return { ...note, _attachments: { photo: attachment } };
}

async function write(
  instance: Instance<Note>,
  document: RxDocumentData<Note>,
  previous?: RxDocumentData<Note>,
): Promise<number[]> {
  const row = previous ? { previous, document } : { document };
  const { error } = await instance.bulkWrite([row], 'test');
  return error.map(({ status }) => status);
}

async function stored(instance: Instance<Note>, id: string): Promise<RxDocumentData<Note>> {
  const [note] = await instance.findDocumentsById([id], true);
  if (!note) throw new Error('The note is missing');
  return note;
}

describe.each(STORAGES)('attachments in $name', ({ create }) => {
  const open = (): Promise<Instance<Note>> => openInstance({ storage: create(), schema: SCHEMA });

  test('come back byte for byte with their type; the document keeps only a stub', async () => {
    const instance = await open();
    await write(instance, withPhoto(newDocument({ id: 'n' }), photo('d1')));
    const blob = await instance.getAttachmentData('n', 'photo', 'd1');
    expect(blob.type).toBe('image/png');
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(PHOTO);
    const { _attachments } = await stored(instance, 'n');
    expect(_attachments).toEqual({ photo: { digest: 'd1', length: 70_000, type: 'image/png' } });
  });

  test('stay when the document is written with the stub', async () => {
    const instance = await open();
    await write(instance, withPhoto(newDocument({ id: 'n' }), photo('d1')));
    const note = await stored(instance, 'n');
    expect(await write(instance, nextDocument(note, { text: 'changed' }), note)).toEqual([]);
    expect((await instance.getAttachmentData('n', 'photo', 'd1')).size).toBe(70_000);
  });

  test('are replaced together with their digest', async () => {
    const instance = await open();
    await write(instance, withPhoto(newDocument({ id: 'n' }), photo('d1')));
    const note = await stored(instance, 'n');
    const other = photo('d2', Uint8Array.of(1, 2, 3));
    await write(instance, withPhoto(nextDocument(note, {}), other), note);
    expect((await instance.getAttachmentData('n', 'photo', 'd2')).size).toBe(3);
    await expect(async () => instance.getAttachmentData('n', 'photo', 'd1')).rejects.toThrow(
      'does not exist',
    );
  });

  test('go when the document leaves them out, and when it is deleted', async () => {
    const instance = await open();
    await write(instance, withPhoto(newDocument({ id: 'n' }), photo('d1')));
    await write(instance, withPhoto(newDocument({ id: 'm' }), photo('d1')));
    const [n, m] = [await stored(instance, 'n'), await stored(instance, 'm')];
    await write(instance, { ...nextDocument(n, {}), _attachments: {} }, n);
    await write(instance, { ...nextDocument(m, {}), _attachments: {}, _deleted: true }, m);
    await expect(async () => instance.getAttachmentData('n', 'photo', 'd1')).rejects.toThrow(
      'does not exist',
    );
    await expect(async () => instance.getAttachmentData('m', 'photo', 'd1')).rejects.toThrow(
      'does not exist',
    );
  });
});

describe('attachments in node-sqlite', () => {
  test('without data are refused with 510, and no event speaks of the document', async () => {
    const instance = await openInstance<Note>({ storage: createSqliteStorage(), schema: SCHEMA });
    let bulks = 0;
    const subscription = instance.changeStream().subscribe(() => (bulks += 1));
    onTestFinished(() => subscription.unsubscribe());
    const { data: _data, ...stub } = photo('d1');
    const note = { ...newDocument<Note>({ id: 'n' }), _attachments: { photo: stub } };
    expect(await write(instance, note)).toEqual([510]);
    expect(await instance.findDocumentsById(['n'], true)).toEqual([]);
    expect(bulks).toBe(0);
  });

  test('are purged with their tombstone', async () => {
    const storage = createSqliteStorage();
    const instance = await openInstance<Note>({ storage, schema: SCHEMA, databaseName: 'photos' });
    await write(instance, withPhoto(newDocument({ id: 'n' }), photo('d1')));
    const note = await stored(instance, 'n');
    await write(instance, nextDocument(note, { _deleted: true }), note);
    await instance.cleanup(-1000);
    const { database } = storage.connection('photos');
    const left = database.prepare(`SELECT * FROM "${instance.internals.table}_attachments"`).all();
    expect(left).toEqual([]);
  });
});
