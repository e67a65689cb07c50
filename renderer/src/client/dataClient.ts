import {
  contract,
  type CommandName,
  type ContractName,
  type Input,
  type Output,
  type QueryName,
} from '#shared/contract/index.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import {
  serverMessageSchema,
  type Channel,
  type ClientMessage,
  type ServerMessage,
} from '#shared/contract/protocol.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** How the page stands to the data process. `connecting` is only the very first time. */
export type ConnectionStatus = 'connecting' | 'connected' | 'reconnecting';

/** Work done so far, in units of the command's own choosing. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Options of {@link DataClient.command}. */
export interface CommandOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting asks the data process to stop; the command still answers (`cancelled` if it did). */
  readonly signal?: AbortSignal;
}

/** What a live query tells: a value now and after every change, or one error that ends it. */
export interface LiveListener<Name extends QueryName> {
  readonly onValue: (value: Output<Name>) => void;
  readonly onError: (error: AppError) => void;
}

/** The typed contract as a page uses it. Expected errors are values; nothing here throws. */
export interface DataClient {
  query<Name extends QueryName>(
    name: Name,
    input: Input<Name>,
  ): Promise<Result<Output<Name>, AppError>>;
  command<Name extends CommandName>(
    name: Name,
    input: Input<Name>,
    options?: CommandOptions,
  ): Promise<Result<Output<Name>, AppError>>;
  /** Follows a query; returns how to stop. Survives reconnections. */
  subscribe<Name extends QueryName>(
    name: Name,
    input: Input<Name>,
    listener: LiveListener<Name>,
  ): () => void;
  /** Starts using a (new) connection. The previous one counts as closed. */
  attach(channel: Channel): void;
  readonly status: () => ConnectionStatus;
  readonly onStatus: (listener: () => void) => () => void;
}

interface Request {
  readonly message: Extract<ClientMessage, { name: string }>;
  sent: boolean;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onLost: () => void;
}

/**
 * Creates a client without a connection; requests wait until {@link DataClient.attach}. When a
 * connection ends, commands already sent answer `connection-lost` and are never replayed, because
 * nobody knows whether they happened; queries and live queries are asked again on the next one.
 */
export const createDataClient = (): DataClient => {
  const requests = new Map<number, Request>();
  const statusListeners = new Set<() => void>();
  let channel: Channel | undefined;
  let status: ConnectionStatus = 'connecting';
  let lastId = 0;

  const setStatus = (next: ConnectionStatus): void => {
    if (status === next) return;
    status = next;
    for (const listener of statusListeners) listener();
  };

  const send = (request: Request): void => {
    if (channel === undefined) return;
    request.sent = true;
    channel.post(request.message);
  };

  const start = (request: Request): void => {
    requests.set(request.message.id, request);
    send(request);
  };

  const post = (message: ClientMessage): void => channel?.post(message);

  const onLost = (): void => {
    channel = undefined;
    setStatus('reconnecting');
    for (const [id, request] of requests) {
      if (request.message.kind === 'command' && request.sent) {
        requests.delete(id);
        request.onLost();
      } else {
        request.sent = false;
      }
    }
  };

  return {
    query: (name, input) =>
      new Promise((resolve) => {
        const id = (lastId += 1);
        start({
          message: { kind: 'query', id, name, payload: input },
          sent: false,
          onMessage: (message) => {
            if (message.kind !== 'result') return;
            requests.delete(id);
            resolve(answer(name, message));
          },
          onLost: () => undefined,
        });
      }),

    command: (name, input, options = {}) =>
      new Promise((resolve) => {
        const id = (lastId += 1);
        const request: Request = {
          message: { kind: 'command', id, name, payload: input },
          sent: false,
          onMessage: (message) => {
            if (message.kind === 'progress') {
              options.onProgress?.({ done: message.done, total: message.total });
            } else if (message.kind === 'result') {
              requests.delete(id);
              resolve(answer(name, message));
            }
          },
          onLost: () => resolve(err(appError('connection-lost'))),
        };
        options.signal?.addEventListener(
          'abort',
          () => {
            if (request.sent) post({ kind: 'cancel', id });
            else if (requests.delete(id)) resolve(err(appError('cancelled')));
          },
          { once: true },
        );
        start(request);
      }),

    subscribe: (name, input, listener) => {
      const id = (lastId += 1);
      start({
        message: { kind: 'subscribe', id, name, payload: input },
        sent: false,
        onMessage: (message) => {
          if (message.kind === 'result') requests.delete(id);
          const read =
            message.kind === 'snapshot' ? parse(name, message.value) : answerError(message);
          if (read === undefined) return;
          if (read.ok) listener.onValue(read.value);
          else listener.onError(read.error);
        },
        onLost: () => undefined,
      });
      return () => {
        const request = requests.get(id);
        requests.delete(id);
        if (request?.sent === true) post({ kind: 'unsubscribe', id });
      };
    },

    attach: (next) => {
      const previous = channel;
      if (previous !== undefined) {
        onLost();
        previous.close();
      }
      channel = next;
      next.onMessage((message) => {
        const parsed = serverMessageSchema.safeParse(message);
        if (parsed.success && channel === next)
          requests.get(parsed.data.id)?.onMessage(parsed.data);
      });
      next.onClose(() => {
        if (channel === next) onLost();
      });
      setStatus('connected');
      for (const request of requests.values()) send(request);
    },

    status: () => status,
    onStatus: (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
  };
};

const answer = <Name extends ContractName>(
  name: Name,
  message: Extract<ServerMessage, { kind: 'result' }>,
): Result<Output<Name>, AppError> =>
  message.result.ok ? parse(name, message.result.value) : err(toAppError(message.result.error));

const answerError = (message: ServerMessage): Result<never, AppError> | undefined =>
  message.kind === 'result' && !message.result.ok
    ? err(toAppError(message.result.error))
    : undefined;

// Answers are parsed like everything that crosses a process boundary: a data process of another
// version must not be able to break a page in the middle of rendering.
const parse = <Name extends ContractName>(
  name: Name,
  value: unknown,
): Result<Output<Name>, AppError> => {
  const parsed = contract[name].output.safeParse(value);
  return parsed.success ? ok(parsed.data as Output<Name>) : err(appError('internal'));
};

const toAppError = (error: {
  code: AppError['code'];
  params?: AppError['params'] | undefined;
}): AppError => appError(error.code, error.params);
