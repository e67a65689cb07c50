import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { dataProcessRuntime } from '../../../electron/data/protocol.ts';
import type { Stalls } from '../support/stalls.ts';

/** Where a peer finds the server's database. */
export interface Place {
  readonly url: string;
  readonly database: string;
  readonly name: string;
  readonly password: string;
}

/** One kind of software that keeps a copy of a database, as it runs in a process of its own. */
export interface PeerWork {
  /** Fetches everything, and goes on with what is new. Answers how many documents are here then. */
  fetchAll(place: Place): Promise<number>;
  /** Tells the name of a person now and whenever it changes. */
  follow(id: string, tell: (name: string) => void): Promise<void>;
  rename(id: string, name: string): Promise<void>;
}

/** A peer, seen from the process that measures. */
export interface Peer {
  fetchAll(place: Place): Promise<Stalls & { readonly documents: number }>;
  follow(id: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Resolves when the peer shows this name. */
  shows(name: string): Promise<void>;
  /** Work of one kind only. */
  ask(what: string, ...given: readonly unknown[]): Promise<unknown>;
  end(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
  readonly shown?: string;
}

/** Starts a peer: a file of this folder in a process of its own. */
export const startPeer = (file: string, folder: string): Peer => {
  const child = fork(join(import.meta.dirname, file), [folder], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning', ...dataProcessRuntime],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const shown = new Set<string>();
  let wake = (): void => undefined;
  let last = 0;
  child.on('message', (message) => {
    const { id = 0, value, error, shown: name } = message as Answer;
    if (name !== undefined) {
      shown.add(name);
      wake();
    } else if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(`${file}: ${error}`));
  });
  child.once('exit', (code) => {
    for (const each of waiting.values()) each.reject(new Error(`${file} ended with ${code}`));
  });
  const ask: Peer['ask'] = (what, ...given) => {
    const id = (last += 1);
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    child.send({ id, what, given });
    return answer.promise.finally(() => waiting.delete(id));
  };
  return {
    ask,
    fetchAll: (place) => ask('fetchAll', place) as ReturnType<Peer['fetchAll']>,
    follow: async (id) => void (await ask('follow', id)),
    rename: async (id, name) => void (await ask('rename', id, name)),
    shows: async (name) => {
      while (!shown.has(name)) {
        const changed = Promise.withResolvers<void>();
        wake = changed.resolve;
        await changed.promise;
      }
    },
    end: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
};
