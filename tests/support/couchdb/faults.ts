import type { CouchRequest } from './core/message.ts';

/** One thing that goes wrong with one request. */
export type Fault =
  /** The connection breaks before the server saw the request. */
  | { kind: 'drop' }
  /** The server does what was asked, then the connection breaks without an answer. */
  | { kind: 'lose-response' }
  /** The server does what was asked, then the connection breaks in the middle of the answer. */
  | { kind: 'truncate' }
  /** The request arrives so much later. */
  | { kind: 'delay'; milliseconds: number }
  /** The request arrives twice; the second answer is given. */
  | { kind: 'duplicate' }
  /** No answer, ever, until the asker gives up. */
  | { kind: 'hang' }
  /** An answer of the server or of a proxy before it: 401, 413, 429, 500, 503 and so on. */
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> };

/** Which requests a fault is for. */
export type Match = (request: CouchRequest) => boolean;

/** Faults to come. */
export interface Faults {
  /** The next matching requests get these faults, one each. */
  next: (faults: Fault | readonly Fault[], match?: Match) => void;
  /** Asked for every request that no planned fault took; for random faults and lasting ones. */
  decide: (request: CouchRequest) => Fault | undefined;
  /** Forgets planned and lasting faults. */
  clear: () => void;
  /** How many planned faults no request has met yet. */
  readonly waiting: number;
  /** The fault for a request; called by the server. */
  take: (request: CouchRequest) => Fault | undefined;
}

/** A plan without faults. */
export const createFaults = (): Faults => {
  const planned: { fault: Fault; match: Match }[] = [];
  const none = () => undefined;
  return {
    next: (given, match = () => true) => {
      for (const fault of Array.isArray(given) ? (given as readonly Fault[]) : [given as Fault])
        planned.push({ fault, match });
    },
    decide: none,
    clear() {
      planned.length = 0;
      this.decide = none;
    },
    get waiting() {
      return planned.length;
    },
    take(request) {
      const index = planned.findIndex(({ match }) => match(request));
      if (index < 0) return this.decide(request);
      return planned.splice(index, 1)[0]?.fault;
    },
  };
};

/** Matches requests by method and by a piece of their path. */
export const requestsTo =
  (method: string, path: string | RegExp): Match =>
  (request) =>
    request.method === method &&
    (typeof path === 'string' ? request.path.includes(path) : path.test(request.path));
