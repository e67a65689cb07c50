import type { Session } from 'electron';
import { isLocalRequest } from './localRequest.ts';

/**
 * Stops every request of a session that is not for the app itself. The content security policy
 * already forbids them to our pages; this also holds for a page that is not ours, and for what
 * Chromium asks for by itself.
 */
export const blockNetwork = (session: Session): void =>
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isLocalRequest(details.url) }),
  );
