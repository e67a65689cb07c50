import { isAppFrame, type FrameAddress } from './appOrigin.ts';

/** As much of Electron's IPC event as the question of trust needs. */
export interface SenderEvent<Frame extends FrameAddress = FrameAddress> {
  readonly sender: { readonly id: number; readonly mainFrame: Frame };
  readonly senderFrame: Frame | null;
}

/**
 * Whether a message comes from where it must: the main frame, of a window we opened, while it shows
 * a page of ours. `senderFrame` is null when the frame has gone in the meantime.
 */
export const isTrustedSender = (
  event: SenderEvent,
  isKnownWindow: (webContentsId: number) => boolean,
): boolean =>
  event.senderFrame !== null &&
  isKnownWindow(event.sender.id) &&
  event.senderFrame === event.sender.mainFrame &&
  isAppFrame(event.senderFrame);
