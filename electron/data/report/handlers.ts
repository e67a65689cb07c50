import type { Handlers } from '../server/handlers.ts';
import { reportCommands } from './commands.ts';
import { reportQueries } from './queries.ts';

/** The queries and commands of the report area. */
export const reportHandlers = { ...reportQueries, ...reportCommands } satisfies Partial<Handlers>;
