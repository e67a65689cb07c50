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
  readonly p99: number;
}

/** Runs work and watches the event loop of this thread. */
export const watchStalls = async <Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly stalls: Stalls }> => {
  globalThis.gc?.();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const processor = watchProcessor();
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
    processor: processor.stop(),
    p99: delay.percentile(99) / 1e6,
  };
  return { value, stalls };
};

const watchProcessor = (): { stop(): number } => {
  let longest = 0;
  let last = process.threadCpuUsage();
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(last);
    last = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
  };
  const timer = setInterval(look, 1);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return longest;
    },
  };
};
