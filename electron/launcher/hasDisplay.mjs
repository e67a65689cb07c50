/**
 * Whether a window can be shown. Only Linux can be without: a server, a container, a remote shell.
 *
 * @param {{ environment: NodeJS.ProcessEnv, platform: NodeJS.Platform }} options
 * @returns {boolean}
 */
export const hasDisplay = ({ environment, platform }) =>
  platform === 'win32' ||
  platform === 'darwin' ||
  (environment['DISPLAY'] ?? '') !== '' ||
  (environment['WAYLAND_DISPLAY'] ?? '') !== '';
