import { parseArgs } from 'node:util';
import { z } from 'zod';

const hostArgumentsSchema = z.object({
  profile: z.string().min(1),
  demo: z.boolean().default(false),
  'given-secrets': z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  'development-server': z.url({ protocol: /^http$/u, hostname: /^127\.0\.0\.1$/u }).optional(),
});

/** The command line of the loopback host. */
export type HostArguments = z.infer<typeof hostArgumentsSchema>;

/**
 * Reads `--profile DIR [--demo] [--given-secrets] [--port N] [--development-server URL]`. Undefined
 * when they are not understood; the launcher, which people use, explains its own options.
 */
export const hostArguments = (args: readonly string[]): HostArguments | undefined => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string' },
        demo: { type: 'boolean' },
        'given-secrets': { type: 'boolean' },
        port: { type: 'string' },
        'development-server': { type: 'string' },
      },
    });
    return hostArgumentsSchema.safeParse(values).data;
  } catch {
    return undefined;
  }
};
