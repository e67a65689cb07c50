import { setImmediate } from 'node:timers/promises';
import type { SyncEvent, SyncPhase } from '#shared/contract/sync.ts';
import type { SyncClock } from './clock.ts';
import { CouchFailure } from './couch/failure.ts';
import type { Engine, Exchanged } from './engine.ts';
import { FailSafe } from './identity.ts';
import { createWake } from './wake.ts';

/** Keeps a chapter and its server equal while the chapter is open. */
export interface SyncSession {
  phase(): SyncPhase;
  /** Tells that something here changed. */
  changed(): void;
  /** Tries now instead of later, also after what a person had to put in order. */
  retry(): void;
  /** Stops after the transaction under way; nothing is lost. */
  stop(): Promise<void>;
}

interface SessionOptions {
  readonly engine: Engine;
  readonly clock: SyncClock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Why the session may not begin: a fail-safe that a person has not answered yet. */
  readonly stopped: FailSafe | undefined;
  readonly onPhase: () => void;
  readonly onEvent: (event: Omit<SyncEvent, 'id' | 'at'>) => Promise<void>;
  /** Everything is exchanged. */
  readonly onExchanged: () => Promise<void>;
  readonly onFailSafe: (failSafe: FailSafe) => Promise<void>;
  /** The server does not take the password: it is of no use any more. */
  readonly onWrongPassword: () => void;
  readonly onBug: (error: unknown) => void;
}

/** Starts a {@link SyncSession}. */
export const startSession = (options: SessionOptions): SyncSession => {
  const { engine, clock, random } = options;
  const abort = new AbortController();
  const { signal } = abort;
  const wake = createWake(clock);
  let phase: SyncPhase = { name: 'connecting' };
  let failures = 0;
  let offlineSince: string | undefined;
  const wish = { retry: false };
  const setPhase = (next: SyncPhase): void => {
    phase = next;
    options.onPhase();
  };
  const iso = (time: number): string => new Date(time).toISOString();

  const tell = async ({ received, sent, refused, merged }: Exchanged): Promise<void> => {
    if (received > 0) await options.onEvent({ kind: 'received', count: received });
    if (merged > 0) await options.onEvent({ kind: 'merged', count: merged });
    if (sent > 0) await options.onEvent({ kind: 'sent', count: sent });
    if (refused > 0) await options.onEvent({ kind: 'refused', count: refused });
  };

  const exchanged = async (what: Exchanged): Promise<void> => {
    failures = 0;
    if (offlineSince !== undefined) await options.onEvent({ kind: 'back-online' });
    offlineSince = undefined;
    await options.onExchanged();
    await tell(what);
    setPhase({ name: 'up-to-date' });
  };

  // One connection waits for news while what changes here is sent.
  const live = async (): Promise<void> => {
    const poll = new AbortController();
    const stopPoll = (): void => poll.abort();
    signal.addEventListener('abort', stopPoll, { once: true });
    let over: { error?: unknown; news: boolean } | undefined;
    const waiting = engine.waitForNews(poll.signal).then(
      (news) => {
        over = { news };
        wake.call();
      },
      (error: unknown) => {
        over = { error, news: false };
        wake.call();
      },
    );
    try {
      for (;;) {
        if (over !== undefined) {
          if (over.error !== undefined) throw over.error;
          // A server that ends the wait at once must not be asked in a ring.
          if (!over.news) await wake.wait(1000);
          return;
        }
        if (wish.retry || signal.aborted) return;
        if (engine.hasUnsent()) await exchanged(await engine.send(signal));
        else await wake.wait();
      }
    } finally {
      signal.removeEventListener('abort', stopPoll);
      poll.abort();
      await waiting;
    }
  };

  /** How long to wait after a failure, in milliseconds; `undefined` until a person did something. */
  const fail = async (error: unknown): Promise<number | undefined> => {
    if (error instanceof FailSafe) {
      await options.onFailSafe(error);
      await options.onEvent({ kind: 'stopped', reason: error.reason });
      setPhase({ name: 'needs-you', reason: error.reason });
      return undefined;
    }
    if (!(error instanceof CouchFailure)) {
      // A full disk, say, or a bug: either way nothing was half written, and later may be better.
      options.onBug(error);
      return offline('server-error', undefined);
    }
    switch (error.kind) {
      case 'unauthorised':
        options.onWrongPassword();
        await options.onEvent({ kind: 'sign-in-refused' });
        setPhase({ name: 'needs-sign-in', reason: 'wrong-password' });
        return undefined;
      case 'locked':
        setPhase({ name: 'needs-sign-in', reason: 'account-locked' });
        return undefined;
      case 'forbidden':
        setPhase({ name: 'needs-you', reason: 'no-access' });
        return rarely;
      case 'certificate':
        setPhase({ name: 'needs-you', reason: 'certificate' });
        return rarely;
      case 'not-found':
        return fail(new FailSafe('database-gone'));
      case 'busy':
        return offline('busy', error.retryAfter);
      case 'network':
        return offline('unreachable', undefined);
      default:
        return offline('server-error', undefined);
    }
  };

  const offline = async (
    reason: 'unreachable' | 'server-error' | 'busy',
    asked: number | undefined,
  ): Promise<number> => {
    failures += 1;
    const now = clock.now();
    if (offlineSince === undefined) {
      offlineSince = iso(now);
      await options.onEvent({ kind: 'offline', reason });
    }
    const longest = Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 10));
    const delay = Math.round(Math.max(asked ?? 0, longest * (0.5 + random() / 2)));
    setPhase({ name: 'offline', since: offlineSince, reason, nextTry: iso(now + delay) });
    return delay;
  };

  // Changes here do not shorten the pause: only time or a person does.
  const pause = async (delay: number | undefined): Promise<void> => {
    const until = delay === undefined ? Infinity : clock.now() + delay;
    while (!signal.aborted && !wish.retry && clock.now() < until) {
      await wake.wait(until === Infinity ? undefined : until - clock.now());
    }
  };

  // Every reason but one is looked at anew by the exchange itself.
  const hold = async (reason: FailSafe['reason']): Promise<void> => {
    await pause(undefined);
    if (reason !== 'local-restored' || signal.aborted) return;
    wish.retry = false;
    await hold(reason);
  };

  const run = async (): Promise<void> => {
    if (options.stopped !== undefined) {
      const { reason } = options.stopped;
      setPhase({ name: 'needs-you', reason });
      await hold(reason);
    }
    while (!signal.aborted) {
      try {
        if (wish.retry || failures === 0) setConnecting();
        wish.retry = false;
        await exchanged(await engine.exchange(signal));
        await live();
        await setImmediate();
      } catch (error) {
        if (signal.aborted) return;
        await pause(await fail(error));
      }
    }
  };

  const setConnecting = (): void => {
    if (phase.name !== 'up-to-date') setPhase({ name: 'connecting' });
  };

  const running = run().catch(options.onBug);
  return {
    phase: () => phase,
    changed: () => wake.call(),
    retry: () => {
      wish.retry = true;
      wake.call();
    },
    stop: async () => {
      abort.abort();
      wake.call();
      await running;
    },
  };
};

const firstPause = 1000;
const longestPause = 60_000;
const rarely = 300_000;
