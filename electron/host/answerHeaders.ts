import type { OutgoingHttpHeaders } from 'node:http';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';

/**
 * The headers of every HTTP answer, whatever it says. No `Access-Control-*` is ever sent, so that
 * other origins cannot read anything; `extra` adds what one kind of answer needs.
 */
export const answerHeaders = (extra: OutgoingHttpHeaders): OutgoingHttpHeaders => ({
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), display-capture=()',
  'Cache-Control': 'no-store',
  ...extra,
});
