/** An answer that is an error, in CouchDB's two words. */
export class CouchError extends Error {
  readonly status: number;
  readonly error: string;
  readonly reason: string;

  constructor(status: number, error: string, reason: string) {
    super(`${status} ${error}: ${reason}`);
    this.status = status;
    this.error = error;
    this.reason = reason;
  }
}

export const badRequest = (reason: string): CouchError =>
  new CouchError(400, 'bad_request', reason);

export const notFound = (reason: string): CouchError => new CouchError(404, 'not_found', reason);

export const conflict = (): CouchError =>
  new CouchError(409, 'conflict', 'Document update conflict.');

export const forbidden = (reason: string): CouchError => new CouchError(403, 'forbidden', reason);

export const unauthorized = (reason: string): CouchError =>
  new CouchError(401, 'unauthorized', reason);
