import type { Channel } from '#shared/contract/protocol.ts';

/** The receiving half of a {@link Channel}: keeps what arrives until somebody listens. */
export interface Queue extends Pick<Channel, 'onMessage' | 'onClose'> {
  push(message: unknown): void;
  /** Tells the listener that nothing more comes; only the first call counts. */
  end(): void;
}

/** Makes a {@link Queue}. */
export const createQueue = (): Queue => {
  const waiting: unknown[] = [];
  let listener: ((message: unknown) => void) | undefined;
  let closeListener: (() => void) | undefined;
  let ended = false;
  return {
    push: (message) => {
      if (ended) return;
      if (listener === undefined) waiting.push(message);
      else listener(message);
    },
    end: () => {
      if (ended) return;
      ended = true;
      closeListener?.();
    },
    onMessage: (newListener) => {
      listener = newListener;
      for (const message of waiting.splice(0)) newListener(message);
    },
    onClose: (newListener) => {
      closeListener = newListener;
      if (ended) newListener();
    },
  };
};
