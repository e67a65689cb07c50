import { appHost, appScheme } from './appOrigin.ts';

/** Whether a URL is one of the app's own, or carries its content in memory. */
export const isLocalRequest = (address: string): boolean => {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.protocol === `${appScheme}:`) return url.host === appHost;
  return localSchemes.has(url.protocol);
};

// `devtools:` is the developer tools' own page, which a packaged app does not open.
const localSchemes: ReadonlySet<string> = new Set(['blob:', 'data:', 'devtools:']);
