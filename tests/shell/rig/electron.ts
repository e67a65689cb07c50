import type Electron from 'electron';
import { app } from './app.ts';
import { BrowserWindow } from './browserWindow.ts';
import { dialog, Menu, nativeTheme, Notification, screen, shell } from './desktopParts.ts';
import { ipcMain } from './ipcMain.ts';
import { throwOnMissing } from './missing.ts';
import { MessageChannelMain } from './ports.ts';
import { safeStorage } from './safeStorage.ts';
import { createProtocol, defaultSession } from './session.ts';
import { utilityProcess } from './utilityProcess.ts';

/*
 * What `import … from 'electron'` gives in the rig's main process: the part of Electron's main-process
 * API that the shell uses. Importing a name that is not here fails when the module is linked;
 * reading a member that is not there throws by name.
 */
const session = throwOnMissing('session', { defaultSession });
const protocol = createProtocol(defaultSession.handlers);

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} satisfies Partial<Record<keyof typeof Electron, unknown>>;

export default electron;
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
};
