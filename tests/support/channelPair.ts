import type { Channel } from '#shared/contract/protocol.ts';
import { createQueue } from '../../electron/data/transport/queue.ts';

/** Two connected channels in one process. Values are cloned, as ports and sockets do. */
export const createChannelPair = (): readonly [Channel, Channel] => {
  const queues = [createQueue(), createQueue()] as const;
  let open = true;
  const end = (own: 0 | 1): Channel => ({
    post: (message) => {
      const copy = structuredClone(message);
      if (open) setImmediate(() => queues[own === 0 ? 1 : 0].push(copy));
    },
    onMessage: queues[own].onMessage,
    onClose: queues[own].onClose,
    close: () => {
      open = false;
      for (const queue of queues) setImmediate(() => queue.end());
    },
  });
  return [end(0), end(1)];
};
