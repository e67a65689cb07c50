import type Electron from 'electron';
import { RigEmitter } from './emitter.ts';
import { throwOnMissing } from './missing.ts';
import type { Surface } from './surface.ts';

/**
 * `dialog` (Electron docs: dialog). Nobody sits before the rig, so each question is answered as by
 * somebody who presses Escape: with `cancelId`. Tests that want other answers put their own in.
 */
export const dialog = throwOnMissing('dialog', {
  showErrorBox: (title: string, content: string) => void console.info(`${title}: ${content}`),
  showMessageBox: (...args: readonly unknown[]) =>
    Promise.resolve({ response: cancel(args.at(-1)), checkboxChecked: false }),
  showMessageBoxSync: (...args: readonly unknown[]) => cancel(args.at(-1)),
} satisfies Surface<
  typeof Electron.dialog,
  'showErrorBox' | 'showMessageBox' | 'showMessageBoxSync'
>);

const cancel = (options: unknown): number =>
  (options as Electron.MessageBoxOptions | undefined)?.cancelId ?? 0;

/** `shell` (Electron docs: shell). Nothing is ever opened. */
export const shell = throwOnMissing('shell', {
  openExternal: () => Promise.resolve(),
} satisfies Surface<typeof Electron.shell, 'openExternal'>);

/** `Notification` (Electron docs: notification). Nobody sees it; nobody clicks. */
export class Notification extends RigEmitter {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;

  constructor({ title = '', body = '', silent = false }: Electron.NotificationConstructorOptions) {
    super('Notification', ['click', 'close', 'show']);
    this.title = title;
    this.body = body;
    this.silent = silent;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}

Notification.prototype satisfies Surface<
  Electron.Notification,
  'body' | 'close' | 'show' | 'silent' | 'title'
>;

/** `nativeTheme` (Electron docs: native-theme), always light. */
export const nativeTheme = throwOnMissing('nativeTheme', {
  shouldUseDarkColors: false,
} satisfies Surface<Electron.NativeTheme, 'shouldUseDarkColors'>);

/** `screen` (Electron docs: screen): one display with a task bar. */
export const screen = throwOnMissing('screen', {
  getAllDisplays: () => [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
} satisfies Surface<Electron.Screen, 'getAllDisplays'>);

/** `Menu` (Electron docs: menu): keeps its template, so that a test can read it. */
export class Menu {
  readonly items: readonly Electron.MenuItemConstructorOptions[];

  constructor(items: readonly Electron.MenuItemConstructorOptions[]) {
    this.items = items.map((item) => ({
      ...item,
      ...(Array.isArray(item.submenu) ? { submenu: new Menu(item.submenu) as never } : {}),
    }));
    return throwOnMissing('Menu', this);
  }

  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}

let applicationMenu: Menu | null = null;
