import { useCallback, useEffect, useRef, useState } from 'react';
import { troubleOf, type CameraState } from './cameraState.ts';
import { closeCamera, openCamera } from './openCamera.ts';

/** The camera of a door. */
export interface Camera {
  readonly state: CameraState;
  /** Asks for the camera, the first time also the person. */
  readonly turnOn: (deviceId?: string) => void;
  readonly turnOff: () => void;
  /** The picture cannot be read, for example because the reader is not there. */
  readonly fail: () => void;
}

/** A camera that is off until it is turned on, and off again when the screen is left. */
export const useCamera = (): Camera => {
  const [state, setState] = useState<CameraState>({ kind: 'off' });
  const open = useRef<MediaStream>(undefined);
  // Counts what was asked for: an answer that comes after something else was asked is not used.
  const asked = useRef(0);

  const replace = useCallback((next: CameraState) => {
    asked.current += 1;
    if (open.current !== undefined) closeCamera(open.current);
    open.current = undefined;
    setState(next);
    return asked.current;
  }, []);

  const turnOn = useCallback(
    (deviceId?: string) => {
      const mine = replace({ kind: 'asking' });
      const isStill = (): boolean => asked.current === mine;
      openCamera(deviceId).then(
        (camera) => {
          if (!isStill()) return closeCamera(camera.stream);
          open.current = camera.stream;
          setState(camera);
          const [track] = camera.stream.getVideoTracks();
          track?.addEventListener('ended', () => {
            if (isStill()) replace({ kind: 'failed', why: 'unplugged' });
          });
        },
        (error: unknown) => {
          if (isStill()) setState({ kind: 'failed', why: troubleOf(error) });
        },
      );
    },
    [replace],
  );
  const turnOff = useCallback(() => void replace({ kind: 'off' }), [replace]);
  const fail = useCallback(() => void replace({ kind: 'failed', why: 'unreadable' }), [replace]);

  useEffect(() => turnOff, [turnOff]);
  return { state, turnOn, turnOff, fail };
};
