import type { Session } from 'electron';

/**
 * Denies every permission a page could ask for: camera, microphone, position, notifications,
 * devices, screen capture, and whatever a later Chromium adds. Electron's default would grant them.
 * Both handlers are needed: some features only check and never ask.
 */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
};
