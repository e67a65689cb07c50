import type Electron from 'electron';
import { throwOnMissing } from './missing.ts';
import type { Surface } from './surface.ts';

type InvokeListener = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const listeners = new Map<string, InvokeListener>();

/** `ipcMain` (Electron docs: ipc-main), the half for `invoke`. */
export const ipcMain = throwOnMissing('ipcMain', {
  handle: (channel: string, listener: InvokeListener) => {
    if (listeners.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    listeners.set(channel, listener);
  },
} satisfies Surface<Electron.IpcMain, 'handle'>);

/** Runs the listener for a message from a page. Rejects with Electron's words when there is none. */
export const invokeIpc = async (
  channel: string,
  event: Electron.IpcMainInvokeEvent,
  args: readonly unknown[],
): Promise<unknown> => {
  const listener = listeners.get(channel);
  if (listener === undefined) {
    throw new Error(`Error invoking remote method '${channel}': No handler registered`);
  }
  return await listener(event, ...args);
};
