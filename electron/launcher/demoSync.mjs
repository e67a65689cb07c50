import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackstage } from './demoBackstage.mjs';
import { ensureElectron } from './electronBinary.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { hasDisplay } from './hasDisplay.mjs';
import { startHostProcess } from './loopbackHostProcess.mjs';
import { projectFolder as project } from './projectFolder.mjs';
import { runInBrowser } from './runInBrowser.mjs';
import { runInElectron } from './runInElectron.mjs';

const help = `Shows how two computers stay equal: a server on this computer, and two Tsudois with profiles of
their own that have joined one chapter on it. Everything is removed at the end.

  npm run demo:sync

Set TSUDOI_TEST_COUCHDB=http://user:password@host:port to use a CouchDB of yours; a database and an
account of its own are made there, and removed at the end. Set TSUDOI_NO_ELECTRON=1 to use an
installed browser even where Electron is there.`;

/** `npm run demo:sync`. @returns {Promise<number>} the exit code */
const demoSync = async () => {
  if (process.argv.length > 2) {
    say(help);
    return ['--help', '-h'].includes(process.argv[2] ?? '') ? 0 : 1;
  }
  const installed = await ensureInstalled({ project, say });
  if (!installed.ok) return fail(installed.error);
  const { node } = installed;
  const built = await ensureBuilt({ project, node, say });
  if (!built.ok) return fail(built.error);

  const folder = mkdtempSync(join(tmpdir(), 'tsudoi-demo-'));
  const interrupted = onceInterrupted();
  const backstage = startBackstage({ node, project, folder });
  try {
    say('Preparing a server and two computers.');
    const ready = await Promise.race([backstage.ready, interrupted]);
    if (ready === 'interrupted') return 0;
    if (ready === undefined) return fail('The demo could not be prepared; see above.');
    say(`The server is ${ready.address}. Change something in one window and look at the other.`);
    void backstage.died.then((sentence) =>
      console.error(
        `${sentence}. Both computers go on without it, but nothing reaches the other any more; end the demo and start it again.`,
      ),
    );
    const codes = await openWindows({ node, ...ready });
    return Math.max(...codes);
  } finally {
    await backstage.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    say('The demo has ended; nothing of it is left.');
  }
};

/** Resolves when the person ends the demo; whoever runs a window hears it as well. */
const onceInterrupted = () =>
  /** @type {Promise<'interrupted'>} */ (
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(signal, () => resolve('interrupted'));
      }
    })
  );

/**
 * Opens both computers and stays until both are closed.
 *
 * @param {{ node: string, profiles: readonly string[], secrets: string }} options
 * @returns {Promise<number[]>} their exit codes
 */
const openWindows = async ({ node, profiles, secrets }) => {
  const { env, platform } = process;
  const environment = { TSUDOI_SECRETS: secrets };
  const display = hasDisplay({ environment: env, platform });
  const electron = display ? await ensureElectron({ project, node, say }) : undefined;
  return Promise.all(
    profiles.map(async (profile, index) => {
      const args = ['--profile', profile, '--given-secrets'];
      if (electron !== undefined) {
        const outcome = await runInElectron({ electron, project, args, environment });
        if (outcome.kind === 'ended') return outcome.code;
      }
      const entry = join(project, 'out', 'main', 'host.js');
      return runInBrowser({
        host: startHostProcess({ node, entry, cwd: project, args, environment }),
        profile,
        say: (line) => say(`${index === 0 ? 'First' : 'Second'} computer: ${line}`),
      });
    }),
  );
};

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {string} sentence */
const fail = (sentence) => {
  console.error(sentence);
  return 1;
};

process.exitCode = await demoSync();
