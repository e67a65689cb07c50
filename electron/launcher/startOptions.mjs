import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { defaultProfile } from './defaultProfile.mjs';

/**
 * @typedef {object} StartOptions What `npm start` was asked for.
 * @property {string} profile The folder that holds everything of this computer's Tsudoi, absolute.
 * @property {boolean} demo Open the demo chapter.
 * @property {number} port The port of the loopback host; 0 for a free one.
 * @property {boolean} help Only explain the options.
 */

/**
 * Reads the words after `npm start --`. What is not understood is answered with a sentence.
 *
 * @param {{ args: readonly string[], environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string, workingFolder: string }} options
 * @returns {{ ok: true, value: StartOptions } | { ok: false, error: string }}
 */
export const startOptions = ({ args, environment, platform, home, workingFolder }) => {
  const parsed = read(args);
  if (typeof parsed === 'string') return { ok: false, error: parsed };
  const port = Number(parsed.port ?? 0);
  if (!/^\d*$/u.test(parsed.port ?? '') || port > 65_535) {
    return { ok: false, error: `--port needs a number from 1 to 65535, not “${parsed.port}”.` };
  }
  if (parsed.profile === '') return { ok: false, error: '--profile needs a folder.' };
  return {
    ok: true,
    value: {
      // `npm start` runs in the project's folder; a relative folder is meant from where it was typed.
      profile:
        parsed.profile === undefined
          ? defaultProfile({ environment, platform, home })
          : resolve(environment['INIT_CWD'] ?? workingFolder, parsed.profile),
      demo: parsed.demo ?? false,
      port,
      help: parsed.help ?? false,
    },
  };
};

/** What `npm start -- --help` prints. */
export const startHelp = `Opens Tsudoi.

  npm start                      open the last chapter, or the welcome screen
  npm start -- --demo            open the demo chapter
  npm start -- --profile DIR     keep everything in another folder
  npm start -- --port N          fix the port when the app runs in a browser
  npm start -- --help            show this

Set TSUDOI_NO_ELECTRON=1 to use an installed browser even where Electron is there.`;

/**
 * @param {readonly string[]} args
 * @returns {{ profile?: string | undefined, demo?: boolean | undefined, port?: string | undefined, help?: boolean | undefined } | string}
 */
const read = (args) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string' },
        demo: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    return `${reason}. “npm start -- --help” lists the options.`;
  }
};
