import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Host from '../../electron/host/index.ts';

/** Starts the built host on a profile; needs `npm run build`. */
export const startHost = async (profile: string, demo: boolean): Promise<Host.LoopbackHost> => {
  const built = pathToFileURL(join(import.meta.dirname, '../../out/main/host.js')).href;
  const { startLoopbackHost } = (await import(built)) as typeof Host;
  const started = await startLoopbackHost({ profile, demo, port: 0 });
  if (!started.ok) throw new Error(`The host did not start: ${JSON.stringify(started.error)}`);
  return started.value;
};
