/**
 * What a window may do, whichever host serves it (CSP level 3): run our own files and talk to
 * nobody but its own origin. A host adds to it, never takes away. `wasm-unsafe-eval` lets the reader
 * of QR codes at the door run (CSP 3, section 4.3); it allows WebAssembly and no text as script.
 */
export const contentSecurityPolicy: readonly string[] = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];
