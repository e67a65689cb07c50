import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensureElectron } from './electronBinary.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { hasDisplay } from './hasDisplay.mjs';
import { startHostProcess } from './loopbackHostProcess.mjs';
import { projectFolder as project } from './projectFolder.mjs';
import { runInBrowser } from './runInBrowser.mjs';
import { runInElectron } from './runInElectron.mjs';
import { startHelp, startOptions } from './startOptions.mjs';

/** `npm start`: from a fresh clone to the open app. @returns {Promise<number>} the exit code */
const start = async () => {
  const { argv, env, platform } = process;
  const parsed = startOptions({
    args: argv.slice(2),
    environment: env,
    platform,
    home: homedir(),
    workingFolder: process.cwd(),
  });
  if (!parsed.ok) return fail(parsed.error);
  const { profile, demo, port, help } = parsed.value;
  if (help) {
    say(startHelp);
    return 0;
  }

  const installed = await ensureInstalled({ project, say });
  if (!installed.ok) return fail(installed.error);
  const { node } = installed;
  const built = await ensureBuilt({ project, node, say });
  if (!built.ok) return fail(built.error);

  const common = ['--profile', profile, ...(demo ? ['--demo'] : [])];
  const display = hasDisplay({ environment: env, platform });
  const electron = display ? await ensureElectron({ project, node, say }) : undefined;
  if (electron !== undefined) {
    const outcome = await runInElectron({ electron, project, args: common });
    if (outcome.kind === 'ended') return outcome.code;
  }
  say(
    display
      ? 'Electron is not available here, so Tsudoi opens in a browser of this computer.'
      : 'There is no display here, so Tsudoi serves the app for a browser of this computer.',
  );
  const entry = join(project, 'out', 'main', 'host.js');
  const args = [...common, '--port', String(port)];
  return runInBrowser({
    host: startHostProcess({ node, entry, cwd: project, args }),
    profile,
    say,
  });
};

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {string} sentence */
const fail = (sentence) => {
  console.error(sentence);
  return 1;
};

process.exitCode = await start();
