import { contract, type ContractName } from '#shared/contract/index.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import {
  clientMessageSchema,
  type Channel,
  type ClientMessage,
  type ServerMessage,
} from '#shared/contract/protocol.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { toAppError } from '../runtime/errors.ts';
import type { Call, Handlers } from './handlers.ts';
import { followQuery } from './followQuery.ts';
import type { Topic } from './topics.ts';

interface ServeOptions {
  readonly channel: Channel;
  readonly runtime: Runtime;
  readonly handlers: Handlers;
  /** Called with bugs, that is everything thrown which is not an expected error. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Serves one window until its channel closes. Every message is parsed; one that does not fit the
 * protocol ends the connection, one that does not fit the contract is answered `invalid-request`.
 */
export const serveChannel = (options: ServeOptions): void => {
  const { channel } = options;
  const running = new Map<number, { stop(): void }>();
  const post = (message: ServerMessage): void => channel.post(message);

  channel.onClose(() => {
    for (const work of running.values()) work.stop();
    running.clear();
  });
  channel.onMessage((raw) => {
    const parsed = clientMessageSchema.safeParse(raw);
    if (!parsed.success) {
      channel.close();
      return;
    }
    const message = parsed.data;
    if (message.kind === 'unsubscribe' || message.kind === 'cancel') {
      running.get(message.id)?.stop();
      if (message.kind === 'unsubscribe') running.delete(message.id);
      return;
    }
    if (running.has(message.id)) {
      channel.close();
      return;
    }
    const work = start({ ...options, message, post, done: () => running.delete(message.id) });
    if (work !== undefined) running.set(message.id, work);
  });
};

type Request = Extract<ClientMessage, { name: string }>;

interface StartOptions extends ServeOptions {
  readonly message: Request;
  readonly post: (message: ServerMessage) => void;
  readonly done: () => void;
}

const start = (options: StartOptions): { stop(): void } | undefined => {
  const { message, post } = options;
  const request = parseRequest(message);
  if (!request.ok) {
    post({ kind: 'result', id: message.id, result: request });
    return undefined;
  }
  return message.kind === 'subscribe'
    ? startSubscription(options, request.value)
    : startCall(options, request.value);
};

interface ParsedRequest {
  readonly name: ContractName;
  readonly input: unknown;
}

const parseRequest = (message: Request): Result<ParsedRequest, AppError> => {
  const name = message.name;
  if (!isContractName(name)) return err(appError('invalid-request', { name }));
  const definition = contract[name];
  if ((definition.kind === 'command') !== (message.kind === 'command')) {
    return err(appError('invalid-request', { name }));
  }
  const input = definition.input.safeParse(message.payload);
  if (input.success) return ok({ name, input: input.data });
  const field = input.error.issues[0]?.path.join('.') ?? '';
  return err(
    field === '' ? appError('invalid-request', { name }) : appError('invalid-value', { field }),
  );
};

const isContractName = (name: string): name is ContractName => Object.hasOwn(contract, name);

const startCall = (options: StartOptions, { name, input }: ParsedRequest): { stop(): void } => {
  const { message, post, done } = options;
  const abort = new AbortController();
  const call: Call = {
    signal: abort.signal,
    progress: (count, total) => post({ kind: 'progress', id: message.id, done: count, total }),
  };
  const run = async (): Promise<void> => {
    const result = await runHandler(options, { name, input, call });
    done();
    post({ kind: 'result', id: message.id, result });
  };
  void run();
  return { stop: () => abort.abort() };
};

const startSubscription = (
  options: StartOptions,
  { name, input }: ParsedRequest,
): { stop(): void } => {
  const { message, post, runtime, handlers, done } = options;
  const handler = handlers[name];
  const topics = new Set<Topic>('topics' in handler ? handler.topics : []);
  return followQuery({
    bus: runtime.topics,
    isAffectedBy: (topic) => topics.has(topic),
    run: () => runHandler(options, { name, input, call: noCall }),
    onValue: (value) => post({ kind: 'snapshot', id: message.id, value }),
    onError: (error) => {
      done();
      post({ kind: 'result', id: message.id, result: err(error) });
    },
  });
};

const noCall: Call = { signal: new AbortController().signal, progress: () => undefined };

const runHandler = async (
  { runtime, handlers, onBug }: ServeOptions,
  { name, input, call }: ParsedRequest & { readonly call: Call },
): Promise<Result<unknown, AppError>> => {
  try {
    return await callHandler(handlers[name], { runtime, input, call });
  } catch (error) {
    const expected = toAppError(error);
    if (expected === undefined) onBug(error);
    return err(expected ?? appError('internal'));
  }
};

// The input was parsed by the schema of the same name, which the type system cannot follow through
// a lookup by a variable name: this is the one place that says so.
const callHandler = (
  handler: Handlers[ContractName],
  { runtime, input, call }: { runtime: Runtime; input: unknown; call: Call },
): Promise<Result<unknown, AppError>> | Result<unknown, AppError> => {
  if (typeof handler === 'function') {
    return (handler as (r: Runtime, i: unknown, c: Call) => Result<unknown, AppError>)(
      runtime,
      input,
      call,
    );
  }
  return (handler.run as (r: Runtime, i: unknown) => Result<unknown, AppError>)(runtime, input);
};
