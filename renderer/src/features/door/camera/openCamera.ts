import type { CameraState } from './cameraState.ts';

type OpenCamera = Extract<CameraState, { kind: 'on' }>;

/**
 * Asks for a picture, which may ask the person; rejects as `getUserMedia` does. A badge at arm's
 * length needs about 1,280 pixels across.
 */
export const openCamera = async (deviceId: string | undefined): Promise<OpenCamera> => {
  // Absent where a page is not trusted, for example over plain HTTP from another computer.
  if (!('mediaDevices' in navigator)) throw new DOMException('No cameras here', 'NotFoundError');
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      ...(deviceId !== undefined && { deviceId: { exact: deviceId } }),
    },
  });
  // Names of cameras are only told once one was allowed.
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const settings = stream.getVideoTracks()[0]?.getSettings();
  return {
    kind: 'on',
    stream,
    deviceId: settings?.deviceId ?? '',
    isMirror: settings?.facingMode !== 'environment',
    choices: devices
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId: id, label }, index) => ({ id, label: label || String(index + 1) })),
  };
};

/** Turns the camera and its light off. */
export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};
