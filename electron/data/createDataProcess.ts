import type { AppError } from '#shared/contract/errors.ts';
import type { Channel } from '#shared/contract/protocol.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { clearTransfers } from './backup/index.ts';
import { listChapters } from './chapter/chapters.ts';
import { createDemoChapter, demoSlug } from './chapter/demoChapter.ts';
import type { Forms } from './migration/index.ts';
import { handlers } from './handlers.ts';
import type { DataProcessOptions } from './protocol.ts';
import { createRuntime } from './runtime/createRuntime.ts';
import { toAppError } from './runtime/errors.ts';
import { openProfile } from './runtime/profile.ts';
import { serveChannel } from './server/serveChannel.ts';

/** The running data process: windows connect to it by a channel each. */
export interface DataProcess {
  serve(channel: Channel): void;
  /** Finishes writes under way, closes the chapter and lets the profile go. */
  close(): Promise<void>;
}

interface CreateOptions extends DataProcessOptions {
  readonly version: string;
  /** Other document forms than those of this version. */
  readonly forms?: Forms;
  /** Called with bugs: everything thrown that is not an expected error. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Starts the data process in this Node process: takes the profile and opens the last chapter (or
 * the demo). A chapter that cannot be opened does not stop the start: windows are told why. Nor does
 * one that takes its time because its documents are of an earlier version: windows see how far it is.
 */
export const createDataProcess = async (
  options: CreateOptions,
): Promise<Result<DataProcess, AppError>> => {
  const profile = openProfile(options.profile);
  if (!profile.ok) return err(profile.error);
  clearTransfers(profile.value.folder);
  const { version, forms } = options;
  const runtime = createRuntime({
    profile: profile.value,
    version,
    ...(forms !== undefined && { forms }),
  });
  const opening = openFirstChapter(options.demo).catch((error: unknown) => {
    // Kept by the runtime as the problem that the windows show.
    if (toAppError(error) === undefined) options.onBug(error);
  });
  await Promise.race([opening, migrationBegun()]);
  return ok({
    serve: (channel) => serveChannel({ channel, runtime, handlers, onBug: options.onBug }),
    close: async () => {
      await runtime.closeChapter();
      clearTransfers(runtime.profile.folder);
      runtime.profile.release();
    },
  });

  function migrationBegun(): Promise<void> {
    return new Promise((resolve) => {
      const stop = runtime.topics.listen(() => {
        if (runtime.migration() === undefined) return;
        stop();
        resolve();
      });
    });
  }

  async function openFirstChapter(demo: boolean): Promise<void> {
    const known = listChapters(runtime.profile.folder).map((entry) => entry.slug);
    if (demo) {
      await (known.includes(demoSlug)
        ? runtime.openChapter(demoSlug)
        : runtime.makeChapter(demoSlug, () => createDemoChapter({ profile: runtime.profile })));
      return;
    }
    const last = runtime.profile.settings().lastChapter;
    if (last !== undefined && known.includes(last)) await runtime.openChapter(last);
  }
};
