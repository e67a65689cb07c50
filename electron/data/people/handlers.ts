import type { Handlers } from '../server/handlers.ts';
import { bulkHandlers } from './bulk.ts';
import { peopleCommands } from './commands.ts';
import { careHandlers } from './consents.ts';
import { exportHandlers } from './export.ts';
import { photoHandlers } from './photos.ts';
import { peopleQueries } from './queries.ts';
import { segmentHandlers } from './segments.ts';

/** The queries and commands of the People area. */
export const peopleHandlers = {
  ...peopleQueries,
  ...peopleCommands,
  ...careHandlers,
  ...photoHandlers,
  ...segmentHandlers,
  ...bulkHandlers,
  ...exportHandlers,
} satisfies Partial<Handlers>;
