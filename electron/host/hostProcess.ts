import { resolve } from 'node:path';
import { errorSentence } from './errorSentence.ts';
import { hostArguments } from './hostArguments.ts';
import {
  startLoopbackHost,
  type LoopbackHostFailure,
  type LoopbackHostOptions,
} from './loopbackHost.ts';

/** The files that belong to one host, built or from source. */
export type HostFiles = Pick<LoopbackHostOptions, 'dataEntry' | 'rendererFolder'>;

/**
 * Runs the host as a process of its own: prints `open <address>` on standard output, once now and
 * again for each `open` that comes over IPC, and ends with code 0 on SIGINT, SIGTERM, SIGHUP, an IPC
 * `shutdown` or when the process that started it is gone. IPC `restart-data` starts the data process
 * anew. Problems are one sentence on standard error and code 1.
 */
export const runHostProcess = async (options: {
  readonly args: readonly string[];
  readonly files: HostFiles;
}): Promise<void> => {
  const args = hostArguments(options.args);
  if (args === undefined) return fail('Usage: host --profile DIR [--demo] [--port N]');
  const developmentServer = args['development-server'];
  const started = await startLoopbackHost({
    ...options.files,
    profile: resolve(args.profile),
    demo: args.demo,
    givenSecrets: args['given-secrets'],
    port: args.port,
    developmentServer: developmentServer === undefined ? undefined : new URL(developmentServer),
    onRestart: () => console.error('The data process stopped; it is being started again.'),
    onGiveUp: (error) => {
      process.exitCode = 1;
      console.error(errorSentence(error));
      end();
    },
  });
  if (!started.ok) return fail(failureSentence(started.error));
  const host = started.value;

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void host.close().then(() => process.exit());
  };
  const printAddress = (): void => console.log(`open ${host.oneTimeUrl()}`);

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  process.on('message', (message) => {
    if (message === 'open') printAddress();
    if (message === 'restart-data') void host.killDataProcess();
    if (message === 'shutdown') end();
  });
  printAddress();
};

const failureSentence = (failure: LoopbackHostFailure): string => {
  switch (failure.kind) {
    case 'data':
      return errorSentence(failure.error);
    case 'port':
      return `Port ${failure.port} cannot be used; another program may be listening on it. Choose another one with --port, or leave it out.`;
    case 'not-built':
      return 'The app is not built yet. Run “npm run build”, or “npm start”, which does it by itself.';
  }
};

const fail = (sentence: string): void => {
  console.error(sentence);
  // Not `process.exit()`: the sentence may still be on its way through a pipe.
  process.exitCode = 1;
  if (process.connected) process.disconnect();
};
