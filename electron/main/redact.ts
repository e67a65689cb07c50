/**
 * Takes out of a text what must never reach a log: credentials in URLs, tokens, e-mail addresses
 * and phone numbers. Names cannot be recognised; callers must not log values that hold them.
 *
 * Order matters: a URL with credentials also looks like an e-mail address.
 */
export const redact = (text: string): string =>
  patterns.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1[credentials]@'],
  [/\b(authorization\s*[:=]\s*)(?:basic|bearer)?\s*\S+/gi, '$1[token]'],
  [/\b(bearer|basic)\s+[\w+/=.~-]{8,}/gi, '$1 [token]'],
  [
    /((?:password|passwd|passphrase|secret|token|api[_-]?key|cookie|session)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&]+)/gi,
    '$1[token]',
  ],
  // JSON Web Tokens (RFC 7519) and other long random strings; a UUID has groups shorter than this.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(?=[\w-]*\d)(?=[\w-]*[a-z])[A-Za-z0-9_]{32,}\b/g, '[token]'],
  [/[^\s@<>"'(),:;[\]]+@[^\s@<>"'(),:;[\]]+\.[^\s@<>"'(),:;[\]]+/gu, '[e-mail]'],
  // International (+81 90-1234-5678) and national (090-1234-5678, (03) 1234 5678) forms. Dates and
  // times have other separators or fewer digits, so that a log keeps its time stamps.
  [/\+\d[\d\s().-]{6,}\d/g, '[phone]'],
  [/(?<![\w.:-])\(?0\d{1,4}\)?[\s.-]\d{1,4}[\s.-]?\d{3,4}(?![\w:])/g, '[phone]'],
  [/(?<![\w.:-])0\d{8,11}(?!\w)/g, '[phone]'],
];
