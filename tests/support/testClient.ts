import type { AppError } from '#shared/contract/errors.ts';
import {
  contract,
  type CommandName,
  type Input,
  type Output,
  type QueryName,
} from '#shared/contract/index.ts';
import {
  serverMessageSchema,
  type Channel,
  type ServerMessage,
} from '#shared/contract/protocol.ts';
import type { Undo } from '#shared/contract/undo.ts';
import type { Result } from '#shared/result.ts';

/** A running live query: the values so far, and a way to wait for the one looked for. */
export interface Followed<Value> {
  readonly values: readonly Value[];
  until(isWanted: (value: Value) => boolean): Promise<Value>;
  stop(): void;
}

/** A window's side of the contract for tests: plain promises, every message checked. */
export interface TestClient {
  query<Name extends QueryName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** Runs a command and answers its value; throws when it answers an error. */
  command<Name extends CommandName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** Runs a command (or query) and answers its tagged result, with the progress it reported. */
  attempt<Name extends CommandName | QueryName>(
    name: Name,
    input: unknown,
    options?: { readonly cancelAtProgress?: boolean },
  ): Promise<Result<Output<Name>, AppError> & { progress: readonly (readonly [number, number])[] }>;
  /** Sends the command that takes something back. */
  undo(undo: Undo | undefined): Promise<{ undo?: Undo }>;
  follow<Name extends QueryName>(name: Name, input: Input<Name>): Followed<Output<Name>>;
  /** Resolves when the other side has closed the connection. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Speaks the protocol over a channel. */
export const createTestClient = (channel: Channel): TestClient => {
  const listeners = new Map<number, (message: ServerMessage) => void>();
  let lastId = 0;
  channel.onMessage((raw) => {
    const message = serverMessageSchema.parse(raw);
    listeners.get(message.id)?.(message);
  });
  const { promise: closed, resolve: markClosed } = Promise.withResolvers<void>();
  channel.onClose(markClosed);

  const attempt: TestClient['attempt'] = (name, payload, options) =>
    new Promise((resolve) => {
      const id = (lastId += 1);
      const progress: [number, number][] = [];
      listeners.set(id, (message) => {
        if (message.kind === 'progress') {
          progress.push([message.done, message.total]);
          if (options?.cancelAtProgress === true) channel.post({ kind: 'cancel', id });
        }
        if (message.kind === 'result') {
          listeners.delete(id);
          // The data process checks what it sends against its types; tests trust them here.
          resolve({ ...message.result, progress } as never);
        }
      });
      channel.post({ kind: kindOf(name), id, name, payload });
    });
  const demand = async <Name extends CommandName | QueryName>(
    name: Name,
    input: unknown,
  ): Promise<Output<Name>> => {
    const result = await attempt(name, input);
    if (!result.ok) throw new Error(`${name} answered ${JSON.stringify(result.error)}`);
    return result.value;
  };
  return {
    query: demand,
    command: demand,
    attempt,
    undo: async (undo) => {
      if (undo === undefined) throw new Error('There is nothing to undo');
      return (await demand(undo.command.name as CommandName, undo.command.payload)) as {
        undo?: Undo;
      };
    },
    follow: (name, payload) => {
      const id = (lastId += 1);
      const values: Output<typeof name>[] = [];
      const waiting = new Set<() => void>();
      listeners.set(id, (message) => {
        if (message.kind !== 'snapshot') return;
        values.push(message.value as Output<typeof name>);
        for (const check of waiting) check();
      });
      channel.post({ kind: 'subscribe', id, name, payload });
      return {
        values,
        until: (isWanted) =>
          new Promise((resolve) => {
            const check = (): void => {
              const last = values.at(-1);
              if (last === undefined || !isWanted(last)) return;
              waiting.delete(check);
              resolve(last);
            };
            waiting.add(check);
            check();
          }),
        stop: () => {
          listeners.delete(id);
          channel.post({ kind: 'unsubscribe', id });
        },
      };
    },
    closed,
    close: () => channel.close(),
  };
};

const kindOf = (name: string): 'query' | 'command' => contract[name as keyof typeof contract].kind;
