import { beforeEach, expect, test } from 'vitest';
import type { Undo } from '#shared/contract/undo.ts';
import { ok } from '#shared/result.ts';
import { createDataClient, type DataClient } from '../../renderer/src/client/dataClient.ts';
import { forgetPeople } from '../../renderer/src/client/forgetPeople.ts';
import {
  clearUndo,
  pushUndo,
  stepBack,
  stepBackTo,
  stepForward,
  useUndoStore,
} from '../../renderer/src/client/undo.ts';

/** A data process that remembers which people are there, and answers how to take each step back. */
const world = () => {
  const people = new Set(['person:a']);
  const undoBy = (name: string, ids: readonly string[], key: string): Undo => ({
    label: { key, params: {} },
    command: { name, payload: { ids } },
  });
  const command = async (name: string, input: unknown): Promise<unknown> => {
    const { ids } = input as { ids: string[] };
    for (const id of ids) {
      if (name === 'people.delete') people.delete(id);
      else people.add(id);
    }
    return ok({
      undo:
        name === 'people.delete'
          ? undoBy('people.restore', ids, 'people:undo.deleted')
          : undoBy('people.delete', ids, 'people:undo.restored'),
    });
  };
  const client = { ...createDataClient(), command } as unknown as DataClient;
  const remove = async (id: string): Promise<Undo> => {
    await command('people.delete', { ids: [id] });
    const undo = undoBy('people.restore', [id], 'people:undo.deleted');
    pushUndo(undo);
    return undo;
  };
  return { people, client, remove };
};

beforeEach(clearUndo);

test('undo takes the newest change back and redo does it again, as often as wanted', async () => {
  const { people, client, remove } = world();
  await remove('person:a');
  expect([...people]).toEqual([]);
  for (const _round of [1, 2, 3]) {
    expect(await stepBack(client)).toMatchObject({
      ok: true,
      value: { key: 'people:undo.deleted' },
    });
    expect([...people]).toEqual(['person:a']);
    expect(await stepForward(client)).toMatchObject({
      ok: true,
      value: { key: 'people:undo.deleted' },
    });
    expect([...people]).toEqual([]);
  }
});

test('with nothing to undo or redo, nothing happens', async () => {
  const { client } = world();
  expect(await stepBack(client)).toEqual({ ok: true, value: undefined });
  expect(await stepForward(client)).toEqual({ ok: true, value: undefined });
});

test('a new change forgets what could be done again', async () => {
  const { client, remove } = world();
  await remove('person:a');
  await stepBack(client);
  await remove('person:a');
  expect(useUndoStore.getState().future).toEqual([]);
});

test('the toast of an older change takes exactly that one back', async () => {
  const { people, client, remove } = world();
  people.add('person:b');
  const first = await remove('person:a');
  await remove('person:b');
  await stepBackTo(client, first);
  expect([...people]).toEqual(['person:a']);
  expect(useUndoStore.getState().past).toHaveLength(1);
});

test('the toast of a change that is no longer remembered takes nothing back', async () => {
  const { people, client, remove } = world();
  const undo = await remove('person:a');
  clearUndo();
  expect(await stepBackTo(client, undo)).toEqual({ ok: true, value: undefined });
  expect([...people]).toEqual([]);
});

test('an undo that names no known command is refused', async () => {
  const { client } = world();
  pushUndo({ label: { key: 'x', params: {} }, command: { name: 'toString', payload: {} } });
  expect(await stepBack(client)).toEqual({ ok: false, error: { code: 'invalid-request' } });
});

test('what names somebody who was erased is forgotten, to undo and to redo, and nothing else', () => {
  const erased = 'person:0190a1b2-aaaa-7000-8000-000000000001';
  const other = 'person:0190a1b2-aaaa-7000-8000-000000000002';
  const change = (name: string, payload: unknown): Undo => ({
    label: { key: 'people:undo.edited', params: { name: 'Sari' } },
    command: { name, payload },
  });
  const kept = change('people.edit', { id: other, patch: { city: 'Jakarta' } });
  const note = erased.replace('person:', 'note:');
  const all = [
    kept,
    change('people.edit', { id: erased, patch: { city: 'Bandung' } }),
    change('people.deleteNote', { noteId: `${note}:0190a1b2-aaaa-7000-8000-000000000003` }),
    change('people.bulkEdit', { changes: [{ id: other }, { id: erased }] }),
  ];
  useUndoStore.setState({ past: all, future: all });
  forgetPeople([]);
  expect(useUndoStore.getState()).toEqual({ past: all, future: all });
  forgetPeople([erased]);
  expect(useUndoStore.getState()).toEqual({ past: [kept], future: [kept] });
});
