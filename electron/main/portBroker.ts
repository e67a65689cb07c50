import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { PortChannel } from '#shared/contract/shell.ts';
import { isAppFrame } from './appOrigin.ts';

/** Connects windows with the data process, one pair of ports for each page. */
export interface PortBroker {
  /** A page asks for its port: now if the data process is ready, otherwise as soon as it is. */
  request(contents: WebContents): void;
  /** The data process is ready: everyone who waits gets a port. */
  dataReady(): void;
  /** The data process has gone: every page that had a port waits for a new one. */
  dataGone(): void;
}

/**
 * Makes a broker. `connect` gives one end to the data process, or answers false if it is not ready.
 *
 * A window stays known here when its page is reloaded: the old page's port closes by itself, and
 * the new page asks again. Forgetting it on `did-start-navigation` would be wrong, because that
 * event also comes for navigations which are then refused.
 */
export const createPortBroker = (connect: (port: MessagePortMain) => boolean): PortBroker => {
  const pages = new Map<WebContents, 'waiting' | 'connected'>();

  const deliver = (contents: WebContents): void => {
    const { port1, port2 } = new MessageChannelMain();
    const frame = contents.mainFrame;
    if (!isAppFrame(frame) || !connect(port1)) return;
    frame.postMessage(portChannel, null, [port2]);
    pages.set(contents, 'connected');
  };

  return {
    request: (contents) => {
      if (!pages.has(contents)) contents.once('destroyed', () => pages.delete(contents));
      pages.set(contents, 'waiting');
      deliver(contents);
    },
    dataReady: () => {
      for (const [contents, state] of pages) if (state === 'waiting') deliver(contents);
    },
    dataGone: () => {
      for (const contents of pages.keys()) pages.set(contents, 'waiting');
    },
  };
};

const portChannel: PortChannel = 'tsudoi:port';
