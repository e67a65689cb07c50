import { Worker } from 'node:worker_threads';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import type { Answer, CrashPoint, Ended, Init, Look, Opening, Word } from './messages.ts';

/** A request that waits for the driver to serve it. */
export interface Pending {
  readonly request: number;
  readonly url: string;
  readonly init: Init;
}

/** A computer of the simulation, from outside. Only one order runs at a time in the whole simulation. */
export class Remote {
  /** Requests on the wire. */
  readonly pending: Pending[] = [];
  isExchanging = false;
  /** How the last exchange ended. */
  ended: Ended | undefined;
  #now: () => number = () => 0;
  readonly #worker = new Worker(new URL('./computer.ts', import.meta.url));
  #told: ((word: Word) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor() {
    this.#worker.on('message', (word: Word) => this.#hear(word));
    this.#worker.on('error', (error: Error) => this.#failed?.(error));
  }

  /** Which wall clock is told with every order. */
  setClock(now: () => number): void {
    this.#now = now;
  }

  #hear(word: Word): void {
    if (word.kind === 'bug') return this.#failed?.(new Error(`A computer failed: ${word.error}`));
    if (word.kind === 'fetch') this.pending.push(word);
    if (word.kind === 'exchanged') {
      this.isExchanging = false;
      this.ended = word;
    }
    return this.#told?.(word);
  }

  #order(order: object, isOver: (word: Word) => boolean): Promise<Word> {
    return new Promise((resolve, reject) => {
      this.#failed = reject;
      this.#told = (word) => {
        if (isOver(word)) resolve(word);
      };
      this.#worker.postMessage({ now: this.#now(), ...order });
    });
  }

  async #do<Value>(order: object): Promise<Value> {
    const word = await this.#order(order, ({ kind }) => kind === 'done');
    return (word.kind === 'done' ? word.value : undefined) as Value;
  }

  open(opening: Opening): Promise<void> {
    this.#forget();
    return this.#do({ kind: 'open', ...opening });
  }

  /** Writes a document; answers whether that was acknowledged. */
  put(document: StoredDocument): Promise<boolean> {
    return this.#do({ kind: 'put', document });
  }

  remove(id: string): Promise<boolean> {
    return this.#do({ kind: 'remove', id });
  }

  erase(id: string): Promise<boolean> {
    return this.#do({ kind: 'erase', id });
  }

  get(id: string): Promise<StoredDocument | undefined> {
    return this.#do({ kind: 'get', id });
  }

  look(): Promise<Look> {
    return this.#do({ kind: 'look' });
  }

  pushBack(): Promise<void> {
    return this.#do({ kind: 'push-back' });
  }

  /** Has what was refused sent once more; answers how much that is. */
  retryRefused(): Promise<number> {
    return this.#do({ kind: 'retry-refused' });
  }

  crashIn(point: CrashPoint | undefined): Promise<void> {
    return this.#do({ kind: 'crash-in', point });
  }

  close(): Promise<void> {
    this.#forget();
    return this.#do({ kind: 'close' });
  }

  /** Begins an exchange; resolves when it waits for the wire or is over. */
  async exchange(sends: boolean): Promise<void> {
    this.isExchanging = true;
    this.ended = undefined;
    await this.#order(
      { kind: 'exchange', sends },
      ({ kind }) => kind === 'fetch' || kind === 'exchanged',
    );
  }

  /** Hands over an answer; resolves when the computer waits for the wire again or is done. */
  async answer(request: number, answer: Answer): Promise<void> {
    const index = this.pending.findIndex((one) => one.request === request);
    if (index !== -1) this.pending.splice(index, 1);
    const hasMore = this.pending.length > 0;
    const goesOn = this.#order(
      { kind: 'answer', request, answer },
      ({ kind }) => kind === 'fetch' || kind === 'exchanged',
    );
    if (!hasMore) await goesOn;
  }

  /** Kills the computer and starts it again on its files as they are at this moment. */
  async crash(folder: string): Promise<void> {
    this.#forget();
    await this.#do({ kind: 'crash', folder });
  }

  #forget(): void {
    this.pending.length = 0;
    this.isExchanging = false;
    this.ended = undefined;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
