import type { z } from 'zod';
import { backupContract } from './backup.ts';
import { careContract } from './care.ts';
import { chapterContract } from './chapter.ts';
import type { CommandDefinition, QueryDefinition } from './define.ts';
import { disagreementsContract } from './disagreements.ts';
import { doorContract } from './door.ts';
import { guestsContract } from './guests.ts';
import { duplicatesContract } from './duplicates.ts';
import { erasureContract } from './erasure.ts';
import { importContract } from './import.ts';
import { inviteContract } from './invite.ts';
import { libraryContract } from './library.ts';
import { meetupsContract } from './meetups.ts';
import { peopleContract } from './people.ts';
import { reportContract } from './report.ts';
import { planningContract } from './planning.ts';
import { rosterContract } from './roster.ts';
import { syncContract } from './sync.ts';
import { todayContract } from './today.ts';

/** Everything a window can ask of the data process: the only thing both sides know. */
export const contract = {
  ...chapterContract,
  ...backupContract,
  ...peopleContract,
  ...careContract,
  ...duplicatesContract,
  ...rosterContract,
  ...erasureContract,
  ...importContract,
  ...meetupsContract,
  ...guestsContract,
  ...planningContract,
  ...inviteContract,
  ...libraryContract,
  ...doorContract,
  ...reportContract,
  ...todayContract,
  ...disagreementsContract,
  ...syncContract,
};

type Contract = typeof contract;

/** The name of any query or command. */
export type ContractName = keyof Contract;

/** The names of all queries. */
export type QueryName = {
  [Name in ContractName]: Contract[Name] extends QueryDefinition<z.ZodType, z.ZodType>
    ? Name
    : never;
}[ContractName];

/** The names of all commands. */
export type CommandName = {
  [Name in ContractName]: Contract[Name] extends CommandDefinition<z.ZodType, z.ZodType>
    ? Name
    : never;
}[ContractName];

/** What goes into a query or command. */
export type Input<Name extends ContractName> = z.input<Contract[Name]['input']>;

/** What a handler gets after the input was parsed. */
export type ParsedInput<Name extends ContractName> = z.output<Contract[Name]['input']>;

/** What comes out of a query or command. */
export type Output<Name extends ContractName> = z.output<Contract[Name]['output']>;
