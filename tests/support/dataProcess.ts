import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AppError } from '#shared/contract/errors.ts';
import type { Forms } from '../../electron/data/migration/index.ts';
import { createDataProcess } from '../../electron/data/createDataProcess.ts';
import {
  dataProcessArguments,
  fromDataSchema,
  type FromData,
} from '../../electron/data/protocol.ts';
import { createQueue } from '../../electron/data/transport/queue.ts';
import { createChannelPair } from './channelPair.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createTestClient, type TestClient } from './testClient.ts';

/** A chapter that is ready to work with, in this process, over a real file. */
export interface RunningData {
  readonly profile: string;
  readonly client: TestClient;
  /** One more window. */
  connect(): TestClient;
  close(): Promise<void>;
}

interface StartOptions {
  readonly profile?: string;
  readonly demo?: boolean;
  /** Other document forms than those of this version. */
  readonly forms?: Forms;
}

/** Starts the data process inside the test. Bugs it reports fail the test. */
export const startDataProcess = async (options: StartOptions = {}): Promise<RunningData> => {
  const profile = options.profile ?? temporaryFolder();
  const bugs: unknown[] = [];
  const started = await createDataProcess({
    profile,
    demo: options.demo ?? false,
    version: 'test',
    ...(options.forms !== undefined && { forms: options.forms }),
    onBug: (error) => bugs.push(error),
  });
  if (!started.ok) throw new Error(`The data process did not start: ${started.error.code}`);
  const connect = (): TestClient => {
    const [server, client] = createChannelPair();
    started.value.serve(server);
    return createTestClient(client);
  };
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await started.value.close();
    if (bugs.length > 0) throw new AggregateError(bugs, 'The data process reported bugs');
  };
  onTestFinished(close);
  return { profile, client: connect(), connect, close };
};

/** A new chapter of the usual kind for tests, open. */
export const startChapter = async (options: StartOptions = {}): Promise<RunningData> => {
  const data = await startDataProcess(options);
  await data.client.command('chapter.create', {
    name: 'Test chapter',
    countryRegion: 'ID',
    timeZone: 'Asia/Jakarta',
    languages: ['en'],
  });
  return data;
};

/** The data process as a process of its own, as the hosts run it. */
export interface ForkedData {
  readonly child: ChildProcess;
  /** What it printed so far. */
  printed(): string;
  /** What it told its host so far, without the messages for windows. */
  readonly told: FromData[];
  connect(): TestClient;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end and resolves with its exit code. */
  shutdown(): Promise<number | null>;
}

/** Starts the data process as a child; answers the error when it says that it cannot start. */
export const forkDataProcess = async (profile: string): Promise<ForkedData | AppError> => {
  const child = fork(entry, dataProcessArguments({ profile, demo: false }), {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: Buffer) => {
      printed += piece.toString();
      process.stderr.write(piece);
    });
  }
  const told: FromData[] = [];
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exited;
  });
  const queues = new Map<number, ReturnType<typeof createQueue>>();
  const { promise: started, resolve } = Promise.withResolvers<AppError | undefined>();
  child.on('message', (raw) => {
    const message = fromDataSchema.parse(raw);
    if (message.kind !== 'message') told.push(message);
    if (message.kind === 'ready') resolve(undefined);
    if (message.kind === 'failed') resolve(message.error);
    if (message.kind === 'message') queues.get(message.connection)?.push(message.message);
    if (message.kind === 'disconnect') queues.get(message.connection)?.end();
  });
  const error = await started;
  if (error !== undefined) {
    await exited;
    return error;
  }
  let lastConnection = 0;
  return {
    child,
    printed: () => printed,
    told,
    connect: () => {
      const connection = (lastConnection += 1);
      const queue = createQueue();
      queues.set(connection, queue);
      child.send({ kind: 'connect', connection });
      return createTestClient({
        post: (message) => child.send({ kind: 'message', connection, message }),
        onMessage: queue.onMessage,
        onClose: queue.onClose,
        close: () => child.send({ kind: 'disconnect', connection }),
      });
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    shutdown: async () => {
      child.send({ kind: 'shutdown' });
      await exited;
      return child.exitCode;
    },
  };
};

const entry = join(import.meta.dirname, '../../electron/data/entry.ts');
