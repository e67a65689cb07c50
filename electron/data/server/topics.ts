import type { CollectionName } from '#shared/domain/document-types.ts';

/** What a live query can depend on: a collection, which chapter is open, prepared imports, backups, sync. */
export type Topic = CollectionName | 'chapter' | 'import' | 'backups' | 'sync';

/** Tells live queries that something they depend on has changed. */
export interface TopicBus {
  publish(topic: Topic): void;
  /** Calls `listener` for every published topic; returns how to stop. */
  listen(listener: (topic: Topic) => void): () => void;
}

/** Makes a {@link TopicBus}. */
export const createTopicBus = (): TopicBus => {
  const listeners = new Set<(topic: Topic) => void>();
  return {
    publish: (topic) => {
      for (const listener of listeners) listener(topic);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
