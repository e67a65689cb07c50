import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
}

// An archive begins with a pickle of the header's length, then a pickle of the header as JSON
// (`@electron/asar`, "Format").
const lengthPickle = 8;

/** The paths of the files in an asar archive, with `/` between folders. */
export const filesOfAsar = (path: string): readonly string[] => {
  const bytes = readFileSync(path);
  const jsonLength = bytes.readUInt32LE(lengthPickle + 4);
  const json = bytes.toString('utf8', lengthPickle + 8, lengthPickle + 8 + jsonLength);
  const walk = (entry: Entry, at: string): string[] =>
    Object.entries(entry.files ?? {}).flatMap(([name, inner]) =>
      inner.files === undefined ? [`${at}${name}`] : walk(inner, `${at}${name}/`),
    );
  return walk(JSON.parse(json) as Entry, '');
};

/** Writes an asar archive without files. */
export const writeEmptyAsar = (path: string): void => {
  const json = Buffer.from('{"files":{}}');
  const padded = Math.ceil(json.length / 4) * 4;
  const bytes = Buffer.alloc(lengthPickle + 8 + padded);
  bytes.writeUInt32LE(4, 0);
  bytes.writeUInt32LE(8 + padded, 4);
  bytes.writeUInt32LE(4 + padded, 8);
  bytes.writeUInt32LE(json.length, 12);
  json.copy(bytes, 16);
  writeFileSync(path, bytes);
};
