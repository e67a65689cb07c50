import { watchStalls } from '../support/stalls.ts';
import type { PeerWork, Place } from './peer.ts';

interface Asked {
  readonly id: number;
  readonly what: string;
  readonly given: readonly never[];
}

/** Answers what `startPeer` asks, in the peer's own process. `more` is work of one kind only. */
export const servePeer = (
  work: PeerWork,
  more: Readonly<Record<string, (...given: never[]) => Promise<unknown>>> = {},
): void => {
  const answers: Readonly<Record<string, (...given: never[]) => Promise<unknown>>> = {
    fetchAll: async (place: Place) => {
      const { value, stalls } = await watchStalls(() => work.fetchAll(place));
      return { ...stalls, documents: value };
    },
    follow: (id: string) => work.follow(id, (name) => process.send?.({ shown: name })),
    rename: work.rename,
    ...more,
  };
  process.on('message', (message) => {
    const { id, what, given } = message as Asked;
    const answer = answers[what]?.(...given) ?? Promise.reject(new Error(`No such work: ${what}`));
    answer.then(
      (value) => process.send?.({ id, value }),
      (error: unknown) =>
        process.send?.({ id, error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
};
