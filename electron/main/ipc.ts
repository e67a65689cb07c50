import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { z } from 'zod';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { RequestInvitationsChannel, RequestPortChannel } from '#shared/contract/shell.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Log } from './log.ts';
import { isTrustedSender } from './trustedSender.ts';

/** Every channel a page can call. Adding one means adding its schema here and its handler below. */
const channels = {
  'tsudoi:request-port': z.strictObject({}),
  'tsudoi:request-invitations': z.strictObject({}),
} satisfies Record<RequestPortChannel | RequestInvitationsChannel, z.ZodType>;

type Channel = keyof typeof channels;

/** What is done for each channel, once sender and payload have been found good. */
export type IpcHandlers = {
  readonly [Name in Channel]: (
    payload: z.output<(typeof channels)[Name]>,
    from: WebContents,
  ) => void;
};

/**
 * Answers the closed list of channels. Each message is checked for its sender, then its payload is
 * parsed; the answer is always a tagged result, because an exception would lose everything but its
 * message on the way to the page.
 */
export const serveIpc = (options: {
  readonly handlers: IpcHandlers;
  readonly isKnownWindow: (webContentsId: number) => boolean;
  readonly log: Log;
}): void => {
  const { handlers, isKnownWindow, log } = options;

  const answer = (name: Channel, event: IpcMainInvokeEvent, payload: unknown): Answer => {
    if (!isTrustedSender(event, isKnownWindow)) {
      log.error(`refused ${name}: untrusted sender`);
      return err(appError('invalid-request'));
    }
    const parsed = channels[name].safeParse(payload);
    if (!parsed.success) {
      log.error(`refused ${name}: payload does not fit`);
      return err(appError('invalid-request'));
    }
    try {
      handlers[name](parsed.data, event.sender);
      return ok(null);
    } catch (error) {
      log.error(`${name} failed`, error);
      return err(appError('internal'));
    }
  };

  for (const name of channelNames) {
    ipcMain.handle(name, (event, payload: unknown) => answer(name, event, payload));
  }
};

type Answer = Result<null, AppError>;

const channelNames: readonly Channel[] = ['tsudoi:request-port', 'tsudoi:request-invitations'];
