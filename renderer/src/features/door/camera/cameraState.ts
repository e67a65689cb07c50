/** Why there is no picture. */
export type CameraTrouble = 'refused' | 'missing' | 'busy' | 'unplugged' | 'unreadable';

/** A camera that can be chosen. */
export interface CameraChoice {
  readonly id: string;
  readonly label: string;
}

/** What the camera of a door does. */
export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'on';
      readonly stream: MediaStream;
      /** Of the camera that is on; empty where the browser does not tell. */
      readonly deviceId: string;
      /** Whether it looks at whoever sits before the screen, and is shown like a mirror. */
      readonly isMirror: boolean;
      readonly choices: readonly CameraChoice[];
    }
  | { readonly kind: 'failed'; readonly why: CameraTrouble };

/** What an exception of `getUserMedia` means (Media Capture and Streams, section 10.2). */
export const troubleOf = (error: unknown): CameraTrouble => {
  switch (error instanceof Error || error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unreadable';
  }
};
