import { readFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import { isReachable, type Rectangle } from './bounds.ts';
import type { Log } from './log.ts';
import { smallestWindow } from './windowOptions.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

const stateSchema = z.object({
  version: z.literal(1),
  bounds: z.object({
    x: z.int(),
    y: z.int(),
    width: z.int().min(smallestWindow.width),
    height: z.int().min(smallestWindow.height),
  }),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
});

/** Where the window was and how it filled the screen. `bounds` are those of the normal state. */
export type WindowState = z.infer<typeof stateSchema>;

/**
 * Reads the window's last state. Answers `undefined` when there is none, when the file is not what
 * we wrote, or when that place on the desktop cannot be reached any more.
 */
export const readWindowState = (
  file: string,
  workAreas: readonly Rectangle[],
): WindowState | undefined => {
  const parsed = stateSchema.safeParse(readJson(file));
  return parsed.success && isReachable(parsed.data.bounds, workAreas) ? parsed.data : undefined;
};

/** Writes the window's state whenever it closes. Losing it is no harm, so failures are only logged. */
export const keepWindowState = (options: {
  readonly window: BrowserWindow;
  readonly file: string;
  readonly log: Log;
}): void => {
  const { window, file, log } = options;
  window.on('close', () => {
    const state: WindowState = {
      version: 1,
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    try {
      writeFileAtomic(file, `${JSON.stringify(state)}\n`);
    } catch (error) {
      log.error('the window state could not be saved', error);
    }
  });
};

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
};
