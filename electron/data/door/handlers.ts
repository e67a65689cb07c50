import type { Handlers } from '../server/handlers.ts';
import { doorCommands } from './commands.ts';
import { doorQueries } from './queries.ts';

/** The queries and commands of the Door area. */
export const doorHandlers = { ...doorQueries, ...doorCommands } satisfies Partial<Handlers>;
