import { watch } from 'node:fs';
import { join } from 'node:path';
import { startHostProcess } from './loopbackHostProcess.mjs';
import { projectFolder as project } from './projectFolder.mjs';
import { runInBrowser } from './runInBrowser.mjs';

/**
 * Development without Electron, on the pinned Node: Vite's server stands behind the loopback host,
 * which runs from source; the data process is started anew when its files change. The arguments are
 * those of the host. Gives the exit code.
 */
const devInBrowser = async () => {
  const args = process.argv.slice(2);
  const vite = await startVite();
  const host = startHostProcess({
    node: process.execPath,
    entry: join(project, 'electron', 'host', 'index.ts'),
    cwd: project,
    args: [...args, '--development-server', vite.url],
  });
  const stopWatching = onDataChange(host.restartData);
  const profile = args[args.indexOf('--profile') + 1] ?? project;
  const code = await runInBrowser({ host, profile, say: console.log });
  stopWatching();
  await vite.close();
  return code;
};

/** Starts Vite's server for the window on 127.0.0.1, configured like the build. */
const startVite = async () => {
  const { createServer } = await import('vite');
  const { loadConfigFromFile } = await import('electron-vite');
  const { config } = await loadConfigFromFile(
    { command: 'serve', mode: 'development' },
    join(project, 'electron.vite.config.ts'),
  );
  const renderer = 'renderer' in config ? config.renderer : undefined;
  const server = await createServer({
    ...(typeof renderer === 'object' ? renderer : {}),
    configFile: false,
    server: { host: '127.0.0.1', port: 5173 },
  });
  await server.listen();
  const address = server.httpServer?.address();
  const port = typeof address === 'object' && address !== null ? address.port : 5173;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/**
 * Calls `changed` once after a burst of changes to what the data process consists of.
 *
 * @param {() => void} changed
 * @returns {() => void} stops watching
 */
const onDataChange = (changed) => {
  /** @type {NodeJS.Timeout | undefined} */
  let pending;
  const watchers = [join(project, 'electron', 'data'), join(project, 'shared')].map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(changed, 200);
    }),
  );
  return () => {
    clearTimeout(pending);
    for (const watcher of watchers) watcher.close();
  };
};

process.exitCode = await devInBrowser();
