import type { Topic, TopicBus } from './topics.ts';

/** Publishes what changed in a chapter: at once, but for streams of documents in steps. */
export interface PacedTopics {
  /** Somebody here changed something, who wants to see it now. */
  publish(topic: Topic): void;
  /**
   * So many documents came from elsewhere. A few are told at once; while they come by the hundred,
   * live queries hear of them twice in a second, and of the last ones as well.
   */
  publishStream(topic: Topic, documents: number): void;
  /** Publishes nothing of a stream any more. */
  stop(): void;
}

/** Makes the {@link PacedTopics} of a bus. */
export const createPacedTopics = (bus: TopicBus): PacedTopics => {
  let step: NodeJS.Timeout | undefined;
  let documentsInStep = 0;
  const due = new Set<Topic>();
  const endStep = (): void => {
    step = undefined;
    documentsInStep = 0;
    const topics = [...due];
    due.clear();
    for (const topic of topics) bus.publish(topic);
  };
  return {
    publish: (topic) => {
      due.delete(topic);
      bus.publish(topic);
    },
    publishStream: (topic, documents) => {
      step ??= setTimeout(endStep, stepLength);
      documentsInStep += documents;
      if (documentsInStep > few) due.add(topic);
      else bus.publish(topic);
    },
    stop: () => {
      clearTimeout(step);
      due.clear();
    },
  };
};

// Milliseconds.
const stepLength = 500;
// Documents within a step: what other people do at their keyboards in that time.
const few = 50;
