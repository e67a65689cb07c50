import { backupHandlers } from './backup/handlers.ts';
import { chapterHandlers } from './chapter/handlers.ts';
import { disagreementsHandlers } from './disagreements/handlers.ts';
import { doorHandlers } from './door/handlers.ts';
import { importHandlers } from './import/handlers.ts';
import { meetupsHandlers } from './meetups/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import type { Handlers } from './server/handlers.ts';
import { syncHandlers } from './sync/handlers.ts';
import { todayHandlers } from './today/queries.ts';

/** How everything in the contract is answered, one part per area. */
export const handlers: Handlers = {
  ...chapterHandlers,
  ...backupHandlers,
  ...peopleHandlers,
  ...importHandlers,
  ...meetupsHandlers,
  ...doorHandlers,
  ...todayHandlers,
  ...disagreementsHandlers,
  ...syncHandlers,
};
