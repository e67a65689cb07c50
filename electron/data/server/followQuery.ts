import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/result.ts';
import type { Topic, TopicBus } from './topics.ts';

interface FollowOptions {
  readonly bus: TopicBus;
  readonly isAffectedBy: (topic: Topic) => boolean;
  readonly run: () => Promise<Result<unknown, AppError>>;
  readonly onValue: (value: unknown) => void;
  /** The query cannot be followed any more; called at most once, nothing comes after it. */
  readonly onError: (error: AppError) => void;
}

/** The shortest time between two runs of one live query, in milliseconds. */
const pause = 40;

/**
 * Runs a query now and again after every change it depends on, and reports answers that differ
 * from the last one. Runs never overlap; changes during a burst (an import) share one run.
 */
export const followQuery = (options: FollowOptions): { stop(): void } => {
  let stopped = false;
  let running = false;
  let stale = false;
  let lastAnswer: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    timer = undefined;
    running = true;
    stale = false;
    const result = await options.run();
    running = false;
    if (stopped) return;
    if (!result.ok) {
      // Waits for a chapter to open, which may have happened during this very run.
      if (result.error.code !== 'no-chapter') {
        stop();
        options.onError(result.error);
        return;
      }
    } else {
      const answer = JSON.stringify(result.value);
      if (answer !== lastAnswer) {
        lastAnswer = answer;
        options.onValue(result.value);
      }
    }
    if (stale) timer ??= setTimeout(() => void run(), pause);
  };
  const stopListening = options.bus.listen((topic) => {
    if (!options.isAffectedBy(topic)) return;
    stale = true;
    if (!running) timer ??= setTimeout(() => void run(), lastAnswer === undefined ? 0 : pause);
  });
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    stopListening();
  };
  void run();
  return { stop };
};
