import { readLineage } from '../backup/index.ts';
import type { Upkeep } from '../database/upkeep.ts';
import type { Mode } from './decide.ts';
import { writeSettings, type SyncSettings } from './settings.ts';
import { openSyncState, type SyncState } from './state/state.ts';

/** Connects the chapter in `folder`, whose file is open as `upkeep`, to a server. */
export const prepareFolder = async (
  folder: string,
  upkeep: Upkeep,
  settings: SyncSettings,
): Promise<void> => {
  const state = await openSyncState(upkeep);
  await forgetServer({ state, upkeep, connection: settings.connection });
  writeSettings(folder, settings);
};

/** Forgets everything about the server; what is learned from now on belongs to `connection`. */
export const forgetServer = (options: {
  readonly state: SyncState;
  readonly upkeep: Upkeep;
  readonly connection: string;
  readonly mode?: Mode;
}): Promise<void> =>
  options.state.transaction((writer) => {
    writer.clear();
    writer.setFact('connection', options.connection);
    writer.setFact('lineage', readLineage(options.upkeep.connection.database));
    writer.setFact('mode', options.mode);
  });
