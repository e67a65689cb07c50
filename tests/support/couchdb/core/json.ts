/** A JSON value, as it travels. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object, as documents and request bodies are. */
export type JsonObject = { [key: string]: Json };

/** Whether a JSON value is an object (not an array, not null). */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
