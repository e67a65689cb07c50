import { closeSync, openSync, readSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** What work took, and how long others had to wait for their turn meanwhile. In milliseconds. */
export interface Stalls {
  readonly took: number;
  /** Processor time of the whole process, which others on the computer hardly change. */
  readonly worked: number;
  /** The longest time without a turn of the event loop, on the clock. */
  readonly longest: number;
  /**
   * The most processor time of this thread between two turns: a computer that is busy with other
   * things does not inflate it, but waiting for the disk is left out.
   */
  readonly processor: number;
  /** What the longest time between two turns of this thread was made of. */
  readonly worst: Gap;
  /**
   * The longest time between two turns without what this thread waited for a processor: work and
   * waiting for the disk, as on a computer that does nothing else.
   */
  readonly own: number | undefined;
  readonly p99: number;
}

/** The time between two turns of the event loop, in milliseconds. */
export interface Gap {
  readonly clock: number;
  /** Of it, this thread worked. */
  readonly processor: number;
  /** Of it, this thread could have worked but others had the processors; `undefined` where the system does not say. */
  readonly waited: number | undefined;
}

/** Runs work and watches the event loop of this thread. */
export const watchStalls = async <Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly stalls: Stalls }> => {
  globalThis.gc?.();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const gaps = watchGaps();
  // The monitor begins to tick before the work begins.
  await wait(5);
  const start = performance.now();
  const usage = process.cpuUsage();
  const value = await work();
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(usage);
  // One more turn of the loop, so that a stall at the very end is seen.
  await wait(5);
  delay.disable();
  const stalls = {
    took,
    worked: (user + system) / 1000,
    longest: delay.max / 1e6,
    ...gaps.stop(),
    p99: delay.percentile(99) / 1e6,
  };
  return { value, stalls };
};

const watchGaps = (): { stop(): Pick<Stalls, 'processor' | 'worst' | 'own'> } => {
  const runDelay = openRunDelay();
  let processor = 0;
  let worst: Gap = { clock: 0, processor: 0, waited: undefined };
  let own: number | undefined;
  let last = { clock: performance.now(), usage: process.threadCpuUsage(), delay: runDelay.read() };
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(last.usage);
    const now = {
      clock: performance.now(),
      usage: process.threadCpuUsage(),
      delay: runDelay.read(),
    };
    const gap = {
      clock: now.clock - last.clock,
      processor: (user + system) / 1000,
      waited:
        now.delay === undefined || last.delay === undefined ? undefined : now.delay - last.delay,
    };
    processor = Math.max(processor, gap.processor);
    if (gap.clock > worst.clock) worst = gap;
    if (gap.waited !== undefined) own = Math.max(own ?? 0, gap.clock - gap.waited);
    last = now;
  };
  const timer = setInterval(look, 1);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      runDelay.close();
      return { processor, worst, own };
    },
  };
};

/**
 * How long this thread was ready to run and others had the processors, in milliseconds since it
 * began: the second number of Linux' `schedstat`
 * (https://docs.kernel.org/scheduler/sched-stats.html).
 */
const openRunDelay = (): { read(): number | undefined; close(): void } => {
  let file: number;
  try {
    file = openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return { read: () => undefined, close: () => undefined };
  }
  const bytes = Buffer.alloc(100);
  return {
    read: () => {
      const length = readSync(file, bytes, 0, bytes.length, 0);
      return Number(bytes.toString('latin1', 0, length).split(' ')[1]) / 1e6;
    },
    close: () => closeSync(file),
  };
};
