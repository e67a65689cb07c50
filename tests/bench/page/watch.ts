/** What the benches ask a page for; see `tests/bench/window.bench.ts`. */
export interface PageWatch {
  /** Begins to watch the rows in the element that a selector finds. */
  rows(selector: string): void;
  /**
   * Resolves when the rows have been still for `quietMs`, with the milliseconds from the last input
   * event to the end of the frame that painted their last change; `null` when they did not change.
   */
  painted(quietMs: number): Promise<number | null>;
  /** Begins to note how far apart frames are; `stop` gives all of them in milliseconds. */
  frames(): void;
  stop(): readonly number[];
}

declare global {
  interface Window {
    watch: PageWatch;
  }
}

let began = 0;
let painted = 0;
let lastChange = 0;
let distances: number[] = [];
let isWatchingFrames = false;

const afterFrame = (then: () => void): void => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', then, { once: true });
    port1.start();
    port2.postMessage(0);
  });
};

addEventListener('input', ({ timeStamp }) => (began = timeStamp), true);

window.watch = {
  rows: (selector) => {
    const element = document.querySelector(selector);
    if (element === null) throw new Error(`There is no ${selector}`);
    new MutationObserver(() => {
      lastChange = performance.now();
      afterFrame(() => (painted = performance.now()));
    }).observe(element, { childList: true, subtree: true, characterData: true, attributes: true });
  },
  painted: (quietMs) =>
    new Promise((resolve) => {
      const look = (): void => {
        const still = performance.now() - Math.max(lastChange, began);
        if (still < quietMs) setTimeout(look, quietMs - still);
        else resolve(lastChange > began ? painted - began : null);
      };
      look();
    }),
  frames: () => {
    distances = [];
    isWatchingFrames = true;
    let last: number | undefined;
    const next = (time: number): void => {
      if (!isWatchingFrames) return;
      if (last !== undefined) distances.push(time - last);
      last = time;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  },
  stop: () => {
    isWatchingFrames = false;
    return distances;
  },
};
