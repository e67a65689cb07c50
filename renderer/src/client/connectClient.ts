import type { Channel } from '#shared/contract/protocol.ts';
import { portChannel, socketChannel } from './channels.ts';
import { createDataClient, type DataClient } from './dataClient.ts';

/** What the preload script exposes when the page runs in the desktop shell. */
export interface Shell {
  readonly platform: string;
  requestPort(): void;
  requestInvitations(): void;
}

declare global {
  interface Window {
    /** Present only in the desktop shell. */
    readonly tsudoiShell?: Shell;
  }
}

/**
 * Connects the page to the data process: over the port the shell hands in, or over a WebSocket on
 * the loopback host. Reconnects for as long as the page lives.
 */
export const connectClient = (): DataClient => {
  const client = createDataClient();
  if (window.tsudoiShell === undefined) connectSocket((channel) => client.attach(channel));
  else connectPort(window.tsudoiShell, (channel) => client.attach(channel));
  return client;
};

const connectPort = (shell: Shell, onChannel: (channel: Channel) => void): void => {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== window.location.origin) return;
    const port = event.ports[0];
    if (port !== undefined && isPortMessage(event.data)) onChannel(portChannel(port));
  });
  shell.requestPort();
};

const isPortMessage = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'tsudoi:port';

// The host is on this computer: a lost socket means that it is restarting, so the first attempts
// follow quickly.
const firstDelay = 150;
const longestDelay = 2000;

const connectSocket = (onChannel: (channel: Channel) => void): void => {
  let delay = firstDelay;
  const open = (): void => {
    const address = new URL('/data', window.location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.hash = '';
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      delay = firstDelay;
      onChannel(socketChannel(socket));
    });
    socket.addEventListener('close', () => {
      window.setTimeout(open, delay);
      delay = Math.min(delay * 2, longestDelay);
    });
  };
  open();
};
