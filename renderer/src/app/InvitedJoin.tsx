import { Suspense } from 'react';
import { invitationLink } from '#shared/sync/invitation.ts';
import { useInvitation } from '../client/index.ts';
import { JoinDialog } from './pages.ts';

/** Asks what to do with an invitation that the person opened; without a yes nothing happens. */
export const InvitedJoin = () => {
  const [invitation, putAway] = useInvitation();
  if (invitation === undefined) return null;
  return (
    <Suspense>
      <JoinDialog key={invitationLink(invitation)} invitation={invitation} onClose={putAway} />
    </Suspense>
  );
};
