import { homedir } from 'node:os';
import { join } from 'node:path';
import { electronBinary } from './electronBinary.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { hasDisplay } from './hasDisplay.mjs';
import { projectFolder as project } from './projectFolder.mjs';
import { runCommand } from './runCommand.mjs';
import { startOptions } from './startOptions.mjs';

/**
 * `npm run dev`: the app with hot reload. In Electron where its program is there, else in a browser.
 * Takes the options of `npm start`; the profile is one for development unless another is named.
 * Gives the exit code.
 */
const dev = async () => {
  const { env, platform } = process;
  const parsed = startOptions({
    args: ['--profile', join(project, '.tsudoi'), ...process.argv.slice(2)],
    environment: env,
    platform,
    home: homedir(),
    workingFolder: project,
  });
  const installed = parsed.ok ? await ensureInstalled({ project, say: console.log }) : parsed;
  if (!parsed.ok || !installed.ok) {
    console.error(parsed.ok ? !installed.ok && installed.error : parsed.error);
    return 1;
  }
  const { profile, demo, port } = parsed.value;
  const common = ['--profile', profile, ...(demo ? ['--demo'] : [])];
  const electron =
    electronBinary(project) !== undefined && hasDisplay({ environment: env, platform });
  const electronVite = join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = electron
    ? [electronVite, 'dev', '--watch', '--', ...common]
    : [
        join(project, 'electron', 'launcher', 'devInBrowser.mjs'),
        ...common,
        '--port',
        String(port),
      ];

  const { node } = installed;
  const ended = await runCommand({ command: node, args, cwd: project, show: true, stands: true });
  return ended.code ?? 1;
};

process.exitCode = await dev();
