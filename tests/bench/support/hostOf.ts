import { join } from 'node:path';
import { startHostProcess } from '../../../electron/launcher/loopbackHostProcess.mjs';

/** The built host in a process of its own, as people have it. */
export interface BenchHost {
  /** The address of the app, without the way in. */
  readonly url: string;
  /** Opens the app once. */
  readonly oneTimeUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the built host on a profile as the launcher does; needs `npm run build`. In the process of
 * the bench itself each message would wait behind those that steer the browser.
 */
export const openHost = async (profile: string): Promise<BenchHost> => {
  const cwd = join(import.meta.dirname, '../../..');
  const host = startHostProcess({
    node: process.execPath,
    entry: join(cwd, 'out/main/host.js'),
    cwd,
    args: ['--profile', profile],
  });
  const oneTimeUrl = await host.nextUrl();
  if (oneTimeUrl === undefined) throw new Error('The host did not start');
  const { origin } = new URL(oneTimeUrl);
  return {
    url: `${origin}/`,
    oneTimeUrl,
    close: async () => {
      host.stop();
      await host.ended;
    },
  };
};
