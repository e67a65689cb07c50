import { contentSecurityPolicy as windowPolicy } from '#shared/contract/contentSecurityPolicy.ts';

/**
 * The policy every answer of the loopback host carries: the page runs our own files and talks to
 * nobody but this host. `connect-src 'self'` covers the WebSocket of the same origin (CSP 3,
 * section 6.7.2.8: `ws:` matches an `http:` self on the same host and port).
 */
export const contentSecurityPolicy = windowPolicy.join('; ');

/**
 * The policy while developing: Vite puts styles and a small script into the page and listens on its
 * own socket. Never used for a built app.
 */
export const developmentPolicy = contentSecurityPolicy
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
