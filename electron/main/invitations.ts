import { dialog, type WebContents } from 'electron';
import type { InvitationChannel } from '#shared/contract/shell.ts';
import { invitationLink, readInvitation } from '#shared/sync/invitation.ts';
import { isAppFrame } from './appOrigin.ts';
import type { Log } from './log.ts';
import type { Sentences } from './sentences.ts';

/** Hands invitations that a person opened to the window, which asks before anything happens. */
export interface Invitations {
  /** A link came from the system, from whoever wrote it. */
  received(link: string): void;
  /** A page is ready for invitations. */
  request(contents: WebContents): void;
}

/**
 * Makes {@link Invitations}. A link that is no invitation is told and dropped; while that is being
 * told, further ones are dropped in silence, so that nobody can be buried in dialogs. Of several that
 * come before a page is ready, the last counts. What reaches the page is written anew from what was
 * checked.
 */
export const createInvitations = (options: {
  readonly sentences: Sentences;
  readonly log: Log;
}): Invitations => {
  const { sentences, log } = options;
  let page: WebContents | undefined;
  let waiting: string | undefined;
  let isTelling = false;

  const deliver = (): void => {
    if (waiting === undefined || page === undefined || !isAppFrame(page.mainFrame)) return;
    page.mainFrame.postMessage(invitationChannel, waiting);
    waiting = undefined;
  };

  const tell = async (message: string): Promise<void> => {
    if (isTelling) return;
    isTelling = true;
    try {
      await dialog.showMessageBox({ type: 'info', message, buttons: [sentences.shell('close')] });
    } catch (error) {
      log.error('an unreadable invitation could not be told', error);
    } finally {
      isTelling = false;
    }
  };

  return {
    received: (link) => {
      const read = readInvitation(link);
      if (!read.ok) {
        log.info(`a link was refused: ${read.error.code}`);
        void tell(sentences.error(read.error));
        return;
      }
      waiting = invitationLink(read.value);
      deliver();
    },
    request: (contents) => {
      if (page !== contents) contents.once('destroyed', () => forget(contents));
      page = contents;
      deliver();
    },
  };

  function forget(contents: WebContents): void {
    if (page === contents) page = undefined;
  }
};

const invitationChannel: InvitationChannel = 'tsudoi:invitation';
