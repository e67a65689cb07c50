import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Sentences } from './sentences.ts';

/**
 * Sets the application menu. It is what makes the editing keys work on macOS; elsewhere it is hidden
 * behind Alt by the window manager's rules. Reload and developer tools are only in an unpackaged app.
 */
export const setMenu = (sentences: Sentences): void => {
  app.setAboutPanelOptions({
    applicationName: app.name,
    applicationVersion: app.getVersion(),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(sentences)));
};

const menuTemplate = ({ shell }: Sentences): MenuItemConstructorOptions[] => [
  ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
  {
    label: shell('menu-file'),
    submenu: [
      { role: 'close', label: shell('menu-close') },
      ...(process.platform === 'darwin'
        ? []
        : ([{ type: 'separator' }, { role: 'quit', label: shell('quit') }] as const)),
    ],
  },
  {
    label: shell('menu-edit'),
    submenu: [
      { role: 'undo', label: shell('menu-undo') },
      { role: 'redo', label: shell('menu-redo') },
      { type: 'separator' },
      { role: 'cut', label: shell('menu-cut') },
      { role: 'copy', label: shell('menu-copy') },
      { role: 'paste', label: shell('menu-paste') },
      { role: 'selectAll', label: shell('menu-select-all') },
    ],
  },
  {
    label: shell('menu-view'),
    submenu: [
      { role: 'resetZoom', label: shell('menu-zoom-reset') },
      { role: 'zoomIn', label: shell('menu-zoom-in') },
      { role: 'zoomOut', label: shell('menu-zoom-out') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: shell('menu-full-screen') },
      ...(app.isPackaged
        ? []
        : ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] as const)),
    ],
  },
  {
    label: shell('menu-window'),
    role: 'window',
    submenu: [{ role: 'minimize', label: shell('menu-minimise') }],
  },
  {
    label: shell('menu-help'),
    role: 'help',
    submenu: [{ role: 'about', label: shell('menu-about') }],
  },
];
