import type { Session, WebContents } from 'electron';
import { isAppFrame } from './appOrigin.ts';

/**
 * Denies every permission a page could ask for: microphone, position, notifications, devices, screen
 * capture, and whatever a later Chromium adds. Electron's default would grant them. The one exception
 * is the camera at the door, when the person agrees; `askForCamera` asks. What was agreed to holds
 * until the app ends. Both handlers are needed: some features only check and never ask.
 */
export const guardPermissions = (
  session: Session,
  { askForCamera }: { readonly askForCamera: (from: WebContents) => Promise<boolean> },
): void => {
  let isAgreed = false;
  const mayUseCamera = async (from: WebContents): Promise<boolean> => {
    isAgreed ||= await askForCamera(from);
    // The person may have left the door while the question was open.
    return isAgreed && isAtDoor(from);
  };

  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const isCamera =
      permission === 'media' &&
      details.isMainFrame &&
      'mediaTypes' in details &&
      details.mediaTypes?.join() === 'video' &&
      isAtDoor(contents);
    if (!isCamera) return answer(false);
    mayUseCamera(contents).then(answer, () => answer(false));
  });
  session.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      isAgreed &&
      permission === 'media' &&
      details.mediaType === 'video' &&
      details.isMainFrame &&
      contents !== null &&
      isAtDoor(contents),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
};

// The app keeps its own places behind `#`.
const isAtDoor = ({ mainFrame }: WebContents): boolean =>
  isAppFrame(mainFrame) && new URL(mainFrame.url).hash.startsWith('#/door/');
