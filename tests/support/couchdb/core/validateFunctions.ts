import vm from 'node:vm';
import { CouchError, forbidden, unauthorized } from './couchError.ts';
import type { Json, JsonObject } from './json.ts';

/** A compiled `validate_doc_update`, which throws a {@link CouchError} when it refuses. */
export type Validate = (
  next: JsonObject,
  previous: JsonObject | null,
  user: JsonObject,
  security: JsonObject,
) => void;

const limit = { timeout: 5_000 };

/**
 * Compiles the source of a `validate_doc_update` in a context of its own, where nothing exists but
 * the language, as in CouchDB's engines.
 */
export const compileValidate = (source: string): Validate => {
  const context = vm.createContext({});
  let run: (...args: string[]) => string | undefined;
  try {
    run = vm.runInContext(
      `(function (validate) {
        return function (next, previous, user, security) {
          try {
            validate(JSON.parse(next), JSON.parse(previous), JSON.parse(user), JSON.parse(security));
            return undefined;
          } catch (thrown) {
            return JSON.stringify(
              thrown && (thrown.forbidden !== undefined || thrown.unauthorized !== undefined)
                ? thrown
                : { crash: String(thrown) },
            );
          }
        };
      })((${source}\n))`,
      context,
      limit,
    ) as typeof run;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return () => {
      throw new CouchError(500, 'compilation_error', reason);
    };
  }
  return (...args) => {
    const answer = run(...args.map((value: Json) => JSON.stringify(value)));
    if (answer === undefined) return;
    const thrown = JSON.parse(answer) as Record<string, unknown>;
    if (thrown['forbidden'] !== undefined) throw forbidden(String(thrown['forbidden']));
    if (thrown['unauthorized'] !== undefined) throw unauthorized(String(thrown['unauthorized']));
    throw new CouchError(500, 'unknown_error', String(thrown['crash']));
  };
};
