import type { Page } from '@playwright/test';

/** Answers of the data process on their way to a page, which can be made to wait. */
export interface HeldAnswers {
  /** From now on answers wait. */
  hold(): void;
  /** Lets those that wait through, in their order, and holds no more. */
  release(): void;
  /** What the page has asked so far, as it was sent. */
  readonly asked: readonly string[];
}

/** Stands between a page and its data process, from before the page is opened. */
export const holdAnswers = async (page: Page): Promise<HeldAnswers> => {
  let isHolding = false;
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (typeof message === 'string') asked.push(message);
      server.send(message);
    });
    server.onMessage((message) => {
      if (isHolding) waiting.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    asked,
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const send of waiting.splice(0)) send();
    },
  };
};
