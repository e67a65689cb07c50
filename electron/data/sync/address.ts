/** The address as it is kept and shown: no slash at the end. */
export const plainAddress = (address: string): string => address.replace(/\/+$/, '');

/** Whether names and passwords cross a network readable: http to any other computer. */
export const isUnencrypted = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !isThisComputer(hostname);
};

/** Whether the address means this computer itself, whichever computer reads it. */
export const isOnlyHere = (address: string): boolean => isThisComputer(new URL(address).hostname);

/** Whether plain http is taken at all: this computer, or a private network. */
export const isAcceptable = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isThisComputer(hostname) || isPrivate(hostname);
};

const isThisComputer = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

// RFC 1918, RFC 3927, RFC 4193, and names that never leave a local network (RFC 6762). Only whole
// addresses count: `10.example.org` is a name of the internet.
const isPrivate = (host: string): boolean =>
  (/^[\d.]+$/.test(host) && /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host)) ||
  /^\[f[cd]/i.test(host) ||
  host.endsWith('.local');
