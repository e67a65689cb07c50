import type { CardMessenger } from './card.ts';
import { decodeText } from '../text/encodings.ts';
import type { ContentLine } from './lines.ts';

/**
 * Reads an address of a messenger: a URI (RFC 4770), and which service it is in a parameter (RFC 9554,
 * and `X-SERVICE-TYPE` before it), else by the URI's scheme.
 */
export const messengerOf = (line: ContentLine, uri: string): CardMessenger | undefined => {
  const [, scheme, path] = /^([a-z][a-z\d+.-]*):(.+)$/isu.exec(uri.trim()) ?? [];
  if (scheme === undefined || path === undefined) return undefined;
  const named = line.params.get('SERVICE-TYPE') ?? line.params.get('X-SERVICE-TYPE') ?? [];
  const service = utf8Of(named.join(', ')).trim();
  return { service: service === '' ? scheme : service, handle: decodeUri(path) };
};

/** Writes an address as {@link messengerOf} reads it. */
export const messengerLine = (
  { service, handle }: CardMessenger,
  version: '3.0' | '4.0',
): string => {
  const scheme =
    service
      .toLowerCase()
      .replace(/[^a-z\d]/g, '')
      .replace(/^\d+/, '') || 'x-service';
  const param = version === '4.0' ? 'SERVICE-TYPE' : 'X-SERVICE-TYPE';
  // A parameter's value cannot hold quotation marks or control characters.
  const name = service.replace(/["\p{Cc}]/gu, ' ');
  return `IMPP;${param}="${name}":${scheme}:${encodeURIComponent(handle.toWellFormed())}`;
};

// Parameters are kept as one character per byte.
const utf8Of = (text: string): string =>
  decodeText(
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    'utf-8',
  ) ?? text;

const decodeUri = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
