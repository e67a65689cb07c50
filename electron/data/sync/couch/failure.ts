/** What kept a request from being answered as asked. */
export type CouchFailureKind =
  /** 401: not signed in, the session is over, or a wrong password. */
  | 'unauthorised'
  /** 403 because of too many wrong passwords (CouchDB 3.4 and newer). */
  | 'locked'
  /** 403: not allowed. */
  | 'forbidden'
  /** 404. */
  | 'not-found'
  /** 409 or 412. */
  | 'conflict'
  /** 413, or an answer larger than this client takes. */
  | 'too-large'
  /** 400, 405, 406, 415 …: the server does not understand the request. */
  | 'bad-request'
  /** 429, 503: later. */
  | 'busy'
  /** Any other 5xx, a redirect, or an answer that is no CouchDB answer. */
  | 'server-error'
  /** No connection, or it broke, or nothing came for too long. */
  | 'network'
  /** The certificate cannot be trusted. */
  | 'certificate'
  /** The caller gave up. */
  | 'aborted';

/** A request that failed. Its message never holds an address, a name or a password. */
export class CouchFailure extends Error {
  readonly kind: CouchFailureKind;
  readonly status: number | undefined;
  /** The server's own words. */
  readonly words: string;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: CouchFailureKind,
    details: { status?: number; words?: string; retryAfter?: number } = {},
  ) {
    super(
      `The server's answer: ${kind}${details.status === undefined ? '' : ` ${details.status}`}`,
    );
    this.name = 'CouchFailure';
    this.kind = kind;
    this.status = details.status;
    this.words = (details.words ?? '').slice(0, 500);
    this.retryAfter = details.retryAfter;
  }
}

/** The failure that an answer with an error status stands for. */
export const failureOfStatus = (
  status: number,
  details: { readonly words: string; readonly retryAfter?: number },
): CouchFailure => {
  const kind = kindOfStatus(status, details.words);
  return new CouchFailure(kind, { status, ...details });
};

const kindOfStatus = (status: number, words: string): CouchFailureKind => {
  switch (status) {
    case 401:
      return 'unauthorised';
    case 403:
      return /temporarily locked/i.test(words) ? 'locked' : 'forbidden';
    case 404:
      return 'not-found';
    case 409:
    case 412:
      return 'conflict';
    case 413:
      return 'too-large';
    case 429:
    case 503:
      return 'busy';
    default:
      return status >= 400 && status < 500 ? 'bad-request' : 'server-error';
  }
};

/** The failure that something thrown by `fetch` stands for. */
export const failureOfThrown = (error: unknown, isAborted: boolean): CouchFailure => {
  if (error instanceof CouchFailure) return error;
  if (isAborted) return new CouchFailure('aborted');
  return new CouchFailure(isCertificateError(error) ? 'certificate' : 'network');
};

const isCertificateError = (error: unknown): boolean => {
  const cause =
    error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const code = String(cause?.code ?? '');
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/.test(code);
};
