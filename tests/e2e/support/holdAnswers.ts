import type { Page } from '@playwright/test';

/** Answers of the data process on their way to a page, which can be made to wait. */
export interface HeldAnswers {
  /** From now on answers wait. */
  hold(): void;
  /** Lets those that wait through, in their order, and holds no more. */
  release(): void;
}

/** Stands between a page and its data process, from before the page is opened. */
export const holdAnswers = async (page: Page): Promise<HeldAnswers> => {
  let isHolding = false;
  const waiting: (() => void)[] = [];
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (isHolding) waiting.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const send of waiting.splice(0)) send();
    },
  };
};
