import { useEffect, useState } from 'react';
import { z } from 'zod';
import { readInvitation, type Invitation } from '#shared/sync/invitation.ts';

const messageSchema = z.object({ kind: z.literal('tsudoi:invitation'), link: z.string() });

/**
 * The invitation a person opened outside of the window and has not answered yet, and how to put it
 * away. Only the desktop shell knows of any.
 */
export const useInvitation = (): readonly [Invitation | undefined, () => void] => {
  const [invitation, setInvitation] = useState<Invitation>();
  useEffect(() => {
    const shell = window.tsudoiShell;
    if (shell === undefined) return;
    const receive = (event: MessageEvent<unknown>): void => {
      if (event.source !== window || event.origin !== window.location.origin) return;
      const message = messageSchema.safeParse(event.data);
      const read = message.success ? readInvitation(message.data.link) : undefined;
      if (read?.ok === true) setInvitation(read.value);
    };
    window.addEventListener('message', receive);
    shell.requestInvitations();
    return () => window.removeEventListener('message', receive);
  }, []);
  return [invitation, () => setInvitation(undefined)];
};
