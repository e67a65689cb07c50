import type { IncomingMessage } from 'node:http';

/**
 * Whether a request was addressed to this host by its number. A page that points its own name at
 * 127.0.0.1 (DNS rebinding) sends that name here and is turned away; so is a request with no or with
 * several `Host` lines, of which different readers would believe different ones.
 */
export const isAddressedToUs = (request: IncomingMessage, port: number): boolean => {
  const hosts = headerLines(request, 'host');
  return hosts.length === 1 && hosts[0] === `127.0.0.1:${port}`;
};

/**
 * Whether a WebSocket was asked for by a page of this host. Browsers always send `Origin` with the
 * handshake and let any page open a socket anywhere (RFC 6455 section 10.2), so this is the check
 * that keeps other pages out.
 */
export const isFromOurPage = (request: IncomingMessage, port: number): boolean => {
  const origins = headerLines(request, 'origin');
  return origins.length === 1 && origins[0] === `http://127.0.0.1:${port}`;
};

/** Every value of a header as it came, since Node folds repeated ones together. */
const headerLines = (request: IncomingMessage, name: string): readonly string[] =>
  request.rawHeaders.filter(
    (_value, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === name,
  );
