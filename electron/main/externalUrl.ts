/**
 * Decides whether an address may leave the app for the system's browser or mail program, and writes
 * it anew so that what opens is what was checked. Answers `undefined` for anything but an `https`
 * address without credentials or a `mailto` address (RFC 6068) with harmless fields.
 */
export const externalUrl = (address: string): string | undefined => {
  if (address.length > longest) return undefined;
  const url = URL.parse(address);
  if (url === null) return undefined;
  if (url.protocol === 'https:')
    return url.username === '' && url.password === '' ? url.href : undefined;
  if (url.protocol === 'mailto:') return mailtoUrl(url);
  return undefined;
};

// Windows hands over at most 32,767 characters, mail programs often far fewer.
const longest = 8000;

/** `attach` and unknown fields could make a mail program add files from this computer. */
const mailFields: ReadonlySet<string> = new Set(['to', 'cc', 'bcc', 'subject', 'body']);

const mailtoUrl = (url: URL): string | undefined => {
  const path = decodedPath(url);
  // A raw line break in an address would start a new header in the message.
  if (path === undefined || /[\r\n\0]/.test(path)) return undefined;
  const fields = [...url.searchParams].filter(([name]) => mailFields.has(name.toLowerCase()));
  const query = fields
    .map(([name, value]) => `${name.toLowerCase()}=${encodeURIComponent(value)}`)
    .join('&');
  const to = path.split(',').map(encodeURIComponent).join(',').replaceAll('%40', '@');
  return query === '' ? `mailto:${to}` : `mailto:${to}?${query}`;
};

const decodedPath = (url: URL): string | undefined => {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
};
