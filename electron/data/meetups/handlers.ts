import type { Handlers } from '../server/handlers.ts';
import { budgetCommands } from './budgetCommands.ts';
import { meetupsCommands } from './commands.ts';
import { guestCommands } from './guestCommands.ts';
import { duplicateCommands } from './duplicateMeetup.ts';
import { planCommands } from './planCommands.ts';
import { planQueries } from './planQueries.ts';
import { guestQueries } from './guestQueries.ts';
import { inviteHandlers } from './invite.ts';
import { pastedCommands } from './pastedCommands.ts';
import { libraryCommands } from './library.ts';
import { libraryQueries } from './libraryQueries.ts';
import { meetupsQueries } from './queries.ts';

/** The queries and commands of the Meetups area. */
export const meetupsHandlers = {
  ...meetupsQueries,
  ...meetupsCommands,
  ...guestCommands,
  ...guestQueries,
  ...pastedCommands,
  ...inviteHandlers,
  ...libraryQueries,
  ...libraryCommands,
  ...planQueries,
  ...planCommands,
  ...budgetCommands,
  ...duplicateCommands,
} satisfies Partial<Handlers>;
