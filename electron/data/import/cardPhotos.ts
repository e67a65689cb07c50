import type { PhotoRemark } from '#shared/contract/importRows.ts';
import { longestPhoto } from '#shared/domain/person/photo.ts';
import { isCleanJpeg } from '../people/index.ts';
import { pixelsOf } from './pixelsOf.ts';

/** The pictures of a file of cards: as they can be kept, or waiting for a window to draw them anew. */
export interface CardPhotos {
  /** What stands in the row's cell: a name for its picture, empty without one. */
  cellOf(row: number): string;
  /** The picture of that name as a `data:` URL, once it is one that can be kept. */
  imageOf(cell: string | undefined): string | undefined;
  /** Why the row's picture is not taken. */
  remarkOf(row: number): PhotoRemark | undefined;
  /** One that must be drawn anew, because it is too large, of another kind or says more than it shows. */
  next(): { readonly row: number; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
  /** What became of it; `undefined` when it cannot be shown. False when it does not wait (any more). */
  settle(row: number, image: string | undefined): boolean;
  waiting(): number;
  /** How many are not taken for a reason. */
  count(...remarks: readonly PhotoRemark[]): number;
}

/** Looks at the PHOTO of each card, by row number. Nothing is fetched from anywhere. */
export const createCardPhotos = (): CardPhotos & { add(row: number, photo: string): void } => {
  const images = new Map<string, string>();
  const waiting = new Map<number, Uint8Array<ArrayBuffer>>();
  const remarks = new Map<number, PhotoRemark>();
  const named = new Set<number>();
  return {
    add: (row, photo) => {
      const inline = /^data:([^,]{0,200}),/i.exec(photo);
      if (inline === null) return void remarks.set(row, 'elsewhere');
      if (!/;base64$/i.test(inline[1] ?? '')) return void remarks.set(row, 'unreadable');
      const data = photo.slice(inline[0].length);
      if (data.length > mostCharacters) return void remarks.set(row, 'too-large');
      const bytes = Buffer.from(data, 'base64');
      const pixels = pixelsOf(bytes);
      if (pixels === undefined) return void remarks.set(row, 'unreadable');
      if (pixels > mostPixels) return void remarks.set(row, 'too-large');
      named.add(row);
      const image = `data:image/jpeg;base64,${bytes.toString('base64')}`;
      if (image.length <= longestPhoto && isCleanJpeg(bytes)) images.set(nameOf(row), image);
      else waiting.set(row, bytes);
    },
    cellOf: (row) => (named.has(row) ? nameOf(row) : ''),
    imageOf: (cell) => (cell === undefined ? undefined : images.get(cell)),
    remarkOf: (row) => remarks.get(row),
    next: () => {
      for (const [row, bytes] of waiting) return { row, bytes: new Uint8Array(bytes) };
      return undefined;
    },
    settle: (row, image) => {
      if (!waiting.delete(row)) return false;
      if (image === undefined) remarks.set(row, 'unreadable');
      else images.set(nameOf(row), image);
      return true;
    },
    waiting: () => waiting.size,
    count: (...wanted) => [...remarks.values()].filter((remark) => wanted.includes(remark)).length,
  };
};

const nameOf = (row: number): string => `photo-${row}.jpg`;

// 8 MB as base64: what address books keep is far below.
const mostCharacters = Math.ceil((8 * 1024 * 1024) / 3) * 4;

// A small file can unfold to a picture that fills the computer's memory.
const mostPixels = 50_000_000;
