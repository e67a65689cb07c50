import { z } from 'zod';

const secretsSchema = z.array(z.object({ key: z.string(), value: z.string() }));

/**
 * Passwords that come with the environment (`TSUDOI_SECRETS`, JSON) and are known until the process
 * ends: how `npm run demo:sync` shows two computers that are signed in already. Read only where the
 * process was started with `--given-secrets`. What cannot be read counts as nothing.
 */
export const readGivenSecrets = (environment: NodeJS.ProcessEnv): z.infer<typeof secretsSchema> => {
  try {
    return secretsSchema.parse(JSON.parse(environment['TSUDOI_SECRETS'] ?? '[]'));
  } catch {
    return [];
  }
};
