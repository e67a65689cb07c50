import type { Handlers } from '../server/handlers.ts';
import { meetupsCommands } from './commands.ts';
import { guestCommands } from './guestCommands.ts';
import { duplicateCommands } from './duplicateMeetup.ts';
import { planCommands } from './planCommands.ts';
import { planQueries } from './planQueries.ts';
import { guestQueries } from './guestQueries.ts';
import { inviteHandlers } from './invite.ts';
import { pastedCommands } from './pastedCommands.ts';
import { meetupsQueries } from './queries.ts';

/** The queries and commands of the Meetups area. */
export const meetupsHandlers = {
  ...meetupsQueries,
  ...meetupsCommands,
  ...guestCommands,
  ...guestQueries,
  ...pastedCommands,
  ...inviteHandlers,
  ...planQueries,
  ...planCommands,
  ...duplicateCommands,
} satisfies Partial<Handlers>;
