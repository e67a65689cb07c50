/** A segment of a JPEG picture with a text in it. */
export const segment = (marker: number, text: string): number[] => [
  ...[0xff, marker, 0, text.length + 2],
  ...Buffer.from(text, 'latin1'),
];

/** The parts of a JPEG picture that are looked at, with segments before it; nobody can draw it. */
export const jpeg = (picture: string, ...before: number[][]): Buffer =>
  Buffer.from([
    ...[0xff, 0xd8, ...segment(0xe0, 'JFIF\0'), ...before.flat()],
    ...[...segment(0xdb, 'table'), ...segment(0xda, 'scan'), ...Buffer.from(picture), 0xff, 0xd9],
  ]);

/** A picture as the contract takes it. */
export const imageOf = (bytes: Buffer): string =>
  `data:image/jpeg;base64,${bytes.toString('base64')}`;
