import { contentSecurityPolicy as windowPolicy } from '#shared/contract/contentSecurityPolicy.ts';

/**
 * What a page of the app may do (CSP level 3). It reaches no network: `connect-src 'self'` is the
 * app's own scheme, and everything else goes through the port to the data process. Trusted Types
 * with no policy at all forbid turning text into markup or script.
 */
export const contentSecurityPolicy = [
  ...windowPolicy,
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Headers of every answer on the app's scheme; the content type comes on top. */
export const responseHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
};
