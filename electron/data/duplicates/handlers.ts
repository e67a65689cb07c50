import type { Handlers } from '../server/handlers.ts';
import { mergeCommands } from './merge.ts';
import { duplicatesQueries } from './queries.ts';
import { verdictCommands } from './verdicts.ts';

/** The queries and commands about people who are there twice. */
export const duplicatesHandlers = {
  ...duplicatesQueries,
  ...verdictCommands,
  ...mergeCommands,
} satisfies Partial<Handlers>;
