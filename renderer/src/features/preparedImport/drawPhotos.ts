import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/result.ts';
import type { DataClient, Progress } from '../../client/index.ts';
import { shrinkPhoto } from '../../ui/index.ts';

/**
 * Draws the pictures of cards anew that cannot be kept as they are: a small square of each, with
 * nothing of what a camera wrote into it. Stops between two of them when asked to.
 */
export const drawPhotos = async (
  client: Pick<DataClient, 'command' | 'query'>,
  options: {
    readonly session: string;
    readonly count: number;
    readonly onProgress: (progress: Progress) => void;
    readonly signal: AbortSignal;
  },
): Promise<Result<undefined, AppError>> => {
  const { session, count, onProgress, signal } = options;
  for (let done = 0; !signal.aborted; done += 1) {
    onProgress({ done, total: count });
    const next = await client.query('import.nextPhoto', { session });
    if (!next.ok) return next;
    if (next.value === null) break;
    const { row, bytes } = next.value;
    const image = await shrinkPhoto(new Blob([new Uint8Array(bytes)]));
    const given = await client.command('import.givePhoto', { session, row, image: image ?? null });
    if (!given.ok) return given;
  }
  return ok(undefined);
};
