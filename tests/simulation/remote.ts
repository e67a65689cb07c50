import { Worker } from 'node:worker_threads';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import type { Answer, Init, Look, Order, Word } from './messages.ts';

type Plain<Kind extends Order['kind']> = Omit<Extract<Order, { kind: Kind }>, 'now' | 'kind'>;

/** A request that waits for the driver to serve it. */
export interface Pending {
  readonly request: number;
  readonly url: string;
  readonly init: Init;
}

/** How an exchange ended. */
export interface Ended {
  readonly failure?: string;
  readonly failSafe?: string;
  /** Something that must not happen, in the words of the error. */
  readonly bug?: string;
}

/** A computer of the simulation, from outside. Only one order runs at a time in the whole simulation. */
export class Remote {
  /** Requests on the wire. */
  readonly pending: Pending[] = [];
  isExchanging = false;
  /** How the last exchange ended. */
  ended: Ended | undefined;
  #now: () => number = () => 0;
  #worker: Worker;
  #told: ((word: Word) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor() {
    this.#worker = this.#start();
  }

  /** Which wall clock is told with every order. */
  setClock(now: () => number): void {
    this.#now = now;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./computer.ts', import.meta.url));
    worker.on('message', (word: Word) => {
      if (worker === this.#worker) this.#hear(word);
    });
    worker.on('error', (error: Error) => this.#failed?.(error));
    return worker;
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

  open(options: Plain<'open'>): Promise<void> {
    return this.#do({ kind: 'open', ...options });
  }

  put(document: StoredDocument): Promise<{ ok: boolean }> {
    return this.#do({ kind: 'put', document });
  }

  remove(id: string): Promise<{ ok: boolean }> {
    return this.#do({ kind: 'remove', id });
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

  close(): Promise<void> {
    return this.#do({ kind: 'close' });
  }

  /** Begins an exchange; resolves when it waits for the wire or is over. */
  async exchange(): Promise<void> {
    this.isExchanging = true;
    this.ended = undefined;
    await this.#order({ kind: 'exchange' }, ({ kind }) => kind === 'fetch' || kind === 'exchanged');
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

  /** Ends the computer in the middle of whatever it does, and starts it again without a chapter. */
  async crash(): Promise<void> {
    const worker = this.#worker;
    this.pending.length = 0;
    this.isExchanging = false;
    this.ended = undefined;
    await worker.terminate();
    this.#worker = this.#start();
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
