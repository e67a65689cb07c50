import { fork } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { toChromium } from '../rig/addresses.ts';
import type { FromRig, ToRig } from '../rig/start.ts';
import type { RunningApp, StartApp } from './shellApp.ts';

/**
 * Starts an app folder on the rig. Resolves once the browser runs, or the app has ended by itself
 * (then {@link RunningApp.ended} says how).
 */
export const startOnRig: StartApp = async ({ folder, args, env, signal }) => {
  const child = fork(join(import.meta.dirname, '../rig/start.ts'), [folder, ...args], {
    env: { ...process.env, ...env },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const calls = new Map<number, PromiseWithResolvers<never>>();
  const started = Promise.withResolvers<{ endpoint: string; pid: number } | undefined>();
  let lastCall = 0;
  signal.addEventListener('abort', () => child.kill('SIGKILL'));

  child.on('message', (message: FromRig) => {
    if (message.kind === 'browser') {
      signal.addEventListener('abort', () => endGroup(message.pid));
      return started.resolve(message);
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.error === undefined) call?.resolve(message.value as never);
    else call?.reject(new Error(message.error));
  });
  void ended.then((code) => {
    started.resolve(undefined);
    for (const call of calls.values()) call.reject(new Error(`the app ended with code ${code}`));
  });

  const rig = await started.promise;
  let browser: Promise<Browser> | undefined;
  const connect = (): Promise<Browser> => {
    if (rig === undefined) throw new Error('the app ended before it had a window');
    // Playwright's own defaults would get between the app and its downloads and colour scheme.
    browser ??= chromium.connectOverCDP(rig.endpoint, { noDefaults: true });
    return browser;
  };

  const app: RunningApp = {
    ended,
    inPage: (address) => toChromium(address, appSchemes),
    firstWindow: async () => {
      const context = (await connect()).contexts()[0];
      if (context === undefined) throw new Error('the browser has no default context');
      const page = context.pages()[0] ?? (await context.waitForEvent('page'));
      await page.waitForURL((url) => url.hostname.endsWith('.rig.test'));
      return page;
    },
    evaluate: (run, argument) => {
      lastCall += 1;
      const call = Promise.withResolvers<never>();
      calls.set(lastCall, call);
      child.send({ id: lastCall, source: run.toString(), argument } satisfies ToRig);
      return call.promise;
    },
  };
  return app;
};

const appSchemes: ReadonlySet<string> = new Set(['app']);

const endGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It had ended before.
  }
};
