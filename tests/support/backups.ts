import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { formatBackupName, parseBackupName } from '#shared/domain/backup/backupName.ts';
import type { TestClient } from './testClient.ts';

/** The folder of the test chapter in a profile. */
export const chapterFolder = (profile: string): string => join(profile, 'chapters', 'test-chapter');

/** The test chapter's file. */
export const chapterFile = (profile: string): string =>
  join(chapterFolder(profile), 'chapter.sqlite');

/** Adds people one after the other, called `Batch of <count>: person <number>`. */
export const addPeople = async (client: TestClient, count: number): Promise<void> => {
  for (let number = 0; number < count; number += 1) {
    await client.command('people.add', { fn: `Batch of ${count}: person ${number}` });
  }
};

/** The names of finished backups on the disk, newest first. */
export const backupsOf = (profile: string): string[] => {
  const folder = join(chapterFolder(profile), 'backups');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => parseBackupName(name) !== undefined)
    .toSorted()
    .toReversed();
};

/** Removes all backups. */
export const removeBackups = (profile: string): void =>
  rmSync(join(chapterFolder(profile), 'backups'), { recursive: true, force: true });

/** The names of the people in a chapter file or backup. */
export const peopleIn = (file: string): string[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const table = database
      .prepare(`SELECT name FROM sqlite_schema WHERE name LIKE 't%\\_people\\_v0' ESCAPE '\\'`)
      .get()?.['name'];
    return database
      .prepare(`SELECT doc FROM "${String(table)}" WHERE deleted = 0`)
      .all()
      .map(({ doc }) => String((JSON.parse(String(doc)) as { fn: string }).fn));
  } finally {
    database.close();
  }
};

/** Makes a backup two days older by giving it another name. */
export const makeOlder = (folder: string, id: string): void => {
  const name = parseBackupName(id);
  if (name === undefined) throw new Error(`${id} is not the name of a backup`);
  const at = new Date(Date.parse(name.at) - 2 * 86_400_000).toISOString();
  renameSync(
    join(folder, 'backups', id),
    join(folder, 'backups', formatBackupName({ at, kind: name.kind })),
  );
};

/** Overwrites the second half of a file with zeros, in whole pages. */
export const zeroPages = (file: string): void => {
  const { size } = statSync(file);
  const from = Math.floor(size / 2 / 4096) * 4096;
  const handle = openSync(file, 'r+');
  writeSync(handle, new Uint8Array(Math.min(size - from, 12 * 4096)), 0, undefined, from);
  closeSync(handle);
};

/** Waits until a backup is being written, or made, and then for some turns of the event loop more. */
export const untilDraft = async (profile: string, turns: number): Promise<void> => {
  const folder = join(chapterFolder(profile), 'backups');
  const before = backupsOf(profile).length;
  const isWriting = (): boolean =>
    existsSync(folder) &&
    (readdirSync(folder).some((name) => name.startsWith('.draft-')) ||
      backupsOf(profile).length > before);
  while (!isWriting()) await setImmediate();
  for (let turn = 0; turn < turns * 50; turn += 1) await setImmediate();
};
