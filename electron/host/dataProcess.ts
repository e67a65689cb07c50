import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  dataProcessArguments,
  dataProcessRuntime,
  fromDataSchema,
  type DataProcessOptions,
  type FromData,
  type ToData,
} from '../data/protocol.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** One window's connection to the data process, from the side of the window. */
export interface DataConnection {
  /** Passes a message of the window on. */
  send(message: unknown): void;
  /** Tells the data process that the window is gone. */
  end(): void;
}

/** What happens on a {@link DataConnection}. */
export interface DataConnectionEvents {
  readonly onMessage: (message: unknown) => void;
  /** The data process ended the connection, or died; nothing comes after this. */
  readonly onEnd: (reason: 'refused' | 'died') => void;
}

/** The data process, kept running until {@link DataProcess.close}. */
export interface DataProcess {
  /** Opens a connection; undefined while the data process is being started again. */
  connect(events: DataConnectionEvents): DataConnection | undefined;
  /** Kills it like a crash would (SIGKILL) and resolves when it is dead; it is started again. */
  kill(): Promise<void>;
  /** Asks it to finish and resolves when it is gone. */
  close(): Promise<void>;
}

/** How to start and keep the data process. */
export interface DataProcessSettings extends DataProcessOptions {
  /** The file to run: `data.js` when built, `entry.ts` from source. */
  readonly entry: string;
  /** Waiting times before each new start in milliseconds; after the last one it is given up. */
  readonly restartDelays: readonly number[];
  /** Told when it died and will be started again after `delay` milliseconds. */
  readonly onRestart: (delay: number) => void;
  /** Told when it could not be started again; nothing runs any more. */
  readonly onGiveUp: (error: AppError) => void;
}

/** The pauses of the product: a crash is hardly noticed, a process that cannot run is not hammered. */
export const restartDelays: readonly number[] = [50, 200, 500, 1_000, 2_000, 5_000];

/**
 * Starts the data process and waits until it can be used; its own words for why it cannot are the
 * error. When it dies later it is started again with growing pauses, and every window is told so
 * that it connects anew; nothing is sent twice.
 */
export const startDataProcess = async (
  settings: DataProcessSettings,
): Promise<Result<DataProcess, AppError>> => {
  const connections = new Map<number, DataConnectionEvents>();
  let lastConnection = 0;
  let attempts = 0;
  let closing = false;
  let child: ChildProcess | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let restarting: Promise<void> | undefined;

  const post = (message: ToData): void => {
    // The channel may close between the question and the sending; `died` follows then.
    if (child?.connected === true) child.send(message, () => undefined);
  };

  const receive = (message: FromData): void => {
    if (message.kind === 'message') connections.get(message.connection)?.onMessage(message.message);
    if (message.kind === 'disconnect') {
      const events = connections.get(message.connection);
      connections.delete(message.connection);
      events?.onEnd('refused');
    }
  };

  const died = (): void => {
    child = undefined;
    const ended = [...connections.values()];
    connections.clear();
    for (const events of ended) events.onEnd('died');
    if (!closing) restartLater(appError('internal'));
  };

  const restartLater = (error: AppError): void => {
    const delay = settings.restartDelays[attempts];
    attempts += 1;
    if (delay === undefined) return settings.onGiveUp(error);
    settings.onRestart(delay);
    waiting = setTimeout(() => (restarting = restart()), delay);
  };

  const restart = async (): Promise<void> => {
    const started = await launch({ settings, receive });
    if (!started.ok) {
      if (!closing) restartLater(started.error);
      return;
    }
    adopt(started.value);
  };

  const adopt = (started: ChildProcess): void => {
    child = started;
    started.once('exit', died);
    // Only a process that has served for a while counts as healthy again.
    const calm = setTimeout(() => (attempts = 0), 10_000);
    calm.unref();
    started.once('exit', () => clearTimeout(calm));
  };

  const first = await launch({ settings, receive });
  if (!first.ok) return first;
  adopt(first.value);

  return ok({
    connect: (events) => {
      if (child === undefined || closing) return undefined;
      lastConnection += 1;
      const connection = lastConnection;
      connections.set(connection, events);
      post({ kind: 'connect', connection });
      return {
        send: (message) => {
          if (connections.has(connection)) post({ kind: 'message', connection, message });
        },
        end: () => {
          if (connections.delete(connection)) post({ kind: 'disconnect', connection });
        },
      };
    },
    kill: async () => {
      if (child === undefined) return;
      const dead = once(child, 'exit');
      child.kill('SIGKILL');
      await dead;
    },
    close: async () => {
      closing = true;
      clearTimeout(waiting);
      await restarting;
      if (child !== undefined) await finish(child, post);
    },
  });
};

/** How long the data process may take to finish before it is killed, in milliseconds. */
const finishLimit = 15_000;

const finish = async (child: ChildProcess, post: (message: ToData) => void): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const limit = setTimeout(() => child.kill('SIGKILL'), finishLimit);
  post({ kind: 'shutdown' });
  await gone;
  clearTimeout(limit);
};

/** Forks the data process and resolves with its `ready` or the reason why it failed. */
const launch = (options: {
  settings: DataProcessSettings;
  receive: (message: FromData) => void;
}): Promise<Result<ChildProcess, AppError>> =>
  new Promise((resolve) => {
    const { settings, receive } = options;
    const child = fork(settings.entry, dataProcessArguments(settings), {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...dataProcessRuntime],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // In a group of its own, so that Ctrl-C in the terminal reaches the host, which then lets the
      // data process finish what it is writing.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let failure = appError('internal');
    const onExit = (): void => resolve(err(failure));
    child.on('error', onExit);
    child.once('exit', onExit);
    child.on('message', (raw) => {
      const message = fromDataSchema.safeParse(raw);
      if (!message.success) return;
      if (message.data.kind === 'failed') failure = message.data.error;
      else if (message.data.kind === 'ready') {
        child.off('exit', onExit);
        resolve(ok(child));
      } else receive(message.data);
    });
  });
