import { badRequest, CouchError } from './couchError.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** A request, however it arrived. */
export interface CouchRequest {
  method: string;
  /** Path with its query, still encoded. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Where it came from; CouchDB locks an account per address. */
  address: string;
  /** Aborted when the asker has gone. */
  signal: AbortSignal;
}

/** An answer; `body` comes in pieces for feeds. */
export interface CouchResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer | AsyncIterable<string>;
}

/** An answer in JSON, ended by a line feed as CouchDB does. */
export const json = (
  status: number,
  value: Json,
  headers: Record<string, string> = {},
): CouchResponse => text(status, `${JSON.stringify(value)}\n`, headers);

/** An answer whose JSON text is written already. */
export const text = (
  status: number,
  body: string,
  headers: Record<string, string> = {},
): CouchResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'must-revalidate', ...headers },
  body: Buffer.from(body),
});

/** The answer to an error; anything unknown is a fault of ours and is thrown on. */
export const errorResponse = (error: unknown): CouchResponse => {
  if (!(error instanceof CouchError)) throw error;
  return json(error.status, { error: error.error, reason: error.reason });
};

/** The JSON object in a body, with CouchDB's errors for anything else. */
export const jsonBody = (request: CouchRequest, options?: { anyType: boolean }): JsonObject => {
  const type = request.headers['content-type'] ?? '';
  if (options?.anyType !== true && !type.startsWith('application/json'))
    throw new CouchError(415, 'bad_content_type', 'Content-Type must be application/json');
  const value = parseJson(request.body.toString());
  if (!isObject(value)) throw badRequest('Request body must be a JSON object');
  return value;
};

/** Parses JSON with CouchDB's error for text that is none. */
export const parseJson = (body: string): Json => {
  try {
    return JSON.parse(body) as Json;
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
};
