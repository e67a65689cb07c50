import { createInterface } from 'node:readline';
import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { AppError } from '#shared/contract/errors.ts';
import {
  type AttentionReason,
  dataProcessArguments,
  dataProcessRuntime,
  fromDataSchema,
  type ToData,
} from '../data/protocol.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';
import { restartDelay } from './restartDelay.ts';

/** The process that owns the data, kept alive. */
export interface DataProcess {
  start(): void;
  /** Gives one end of a port pair to the process. False while it is not ready. */
  connect(port: MessagePortMain): boolean;
  /** Asks the process to finish and end; kills it after `limit` milliseconds. It stays ended. */
  shutdown(limit: number): Promise<void>;
}

/** What the owner of a {@link DataProcess} is told. */
export interface DataProcessEvents {
  readonly onReady: () => void;
  /** It ended unasked; it will be started again. */
  readonly onGone: () => void;
  /** The data folder cannot be used; it will not be started again. */
  readonly onFailed: (error: AppError) => void;
  /** A person is needed, or not any more (`null`). */
  readonly onAttention: (reason: AttentionReason | null) => void;
  /** It keeps ending. {@link DataProcess.start} tries once more. */
  readonly onStuck: () => void;
}

/** Makes the supervisor of the data process; nothing runs before `start`. */
export const createDataProcess = (
  options: {
    readonly module: string;
    readonly profile: string;
    readonly demo: boolean;
    readonly givenSecrets: boolean;
    readonly log: Log;
    readonly secrets: Secrets;
  } & DataProcessEvents,
): DataProcess => {
  const { log } = options;
  let child: UtilityProcess | undefined;
  let state: 'starting' | 'ready' | 'ended' | 'stopping' | 'failed' = 'ended';
  let failures = 0;
  let readyAt = 0;
  let startedBefore = false;
  let timer: NodeJS.Timeout | undefined;

  const start = (): void => {
    if (state !== 'ended') return;
    state = 'starting';
    const args = dataProcessArguments({
      profile: options.profile,
      // After a restart the chapter that was open last comes back, whichever it was.
      demo: options.demo && !startedBefore,
      secrets: true,
      givenSecrets: options.givenSecrets,
    });
    startedBefore = true;
    const process = utilityProcess.fork(options.module, args, {
      serviceName: 'Tsudoi data',
      execArgv: [...dataProcessRuntime],
      stdio: 'pipe',
    });
    child = process;
    logOutput(process, log);
    process.on('message', (message: unknown) => receive(message));
    process.once('exit', (code) => ended(code));
    void options.secrets.read().then((secrets) => {
      if (child === process) process.postMessage({ kind: 'secrets', secrets } satisfies ToData);
    });
  };

  const receive = (message: unknown): void => {
    const parsed = fromDataSchema.safeParse(message);
    if (!parsed.success) return log.error('the data process sent something unknown');
    if (parsed.data.kind === 'ready' && state === 'starting') {
      state = 'ready';
      readyAt = Date.now();
      log.info('the data process is ready');
      options.onReady();
    }
    if (parsed.data.kind === 'keep-secret') options.secrets.keep(parsed.data.secret);
    if (parsed.data.kind === 'forget-secret') options.secrets.forget(parsed.data.key);
    if (parsed.data.kind === 'attention') options.onAttention(parsed.data.reason);
    if (parsed.data.kind === 'failed' && state === 'starting') {
      state = 'failed';
      options.onFailed(parsed.data.error);
    }
  };

  const ended = (code: number): void => {
    child = undefined;
    log.info(`the data process ended with code ${code}`);
    if (state === 'stopping' || state === 'failed') return;
    const provedItself = state === 'ready' && Date.now() - readyAt > provingTime;
    failures = provedItself ? 1 : failures + 1;
    state = 'ended';
    options.onGone();
    options.onAttention(null);
    const delay = restartDelay(failures);
    if (delay !== undefined) {
      timer = setTimeout(start, delay);
      return;
    }
    failures = 0;
    options.onStuck();
  };

  return {
    start,
    connect: (port) => {
      if (state !== 'ready' || child === undefined) return false;
      child.postMessage({ kind: 'connect', connection: nextConnection++ } satisfies ToData, [port]);
      return true;
    },
    shutdown: async (limit) => {
      clearTimeout(timer);
      state = 'stopping';
      const process = child;
      if (process === undefined) return;
      const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()));
      process.postMessage({ kind: 'shutdown' } satisfies ToData);
      const killer = setTimeout(() => {
        log.error('the data process did not end in time and was killed');
        process.kill();
      }, limit);
      await gone;
      clearTimeout(killer);
    },
  };
};

/** A process that was ready for so many milliseconds starts its count of failures anew. */
const provingTime = 60_000;

let nextConnection = 1;

const logOutput = (process: UtilityProcess, log: Log): void => {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => log.info(`data: ${line}`));
  }
};
