import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a person can choose when starting the app from a command line. */
export interface Options {
  /** Another data folder than the usual one, absolute. */
  readonly profile: string | undefined;
  /** Open the demo chapter. */
  readonly demo: boolean;
  /** Passwords stand in the environment; only the demo of sync says so. */
  readonly givenSecrets: boolean;
}

/**
 * Reads `--profile DIR`, `--demo` and `--given-secrets`. Everything else is left alone: Chromium's own switches and
 * the path of an unpackaged app stand in the same list.
 */
export const readOptions = (argv: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      demo: { type: 'boolean' },
      'given-secrets': { type: 'boolean' },
    },
  });
  const { profile } = values;
  return {
    profile: typeof profile === 'string' && profile !== '' ? resolve(profile) : undefined,
    demo: values.demo === true,
    givenSecrets: values['given-secrets'] === true,
  };
};
