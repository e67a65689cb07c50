import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { createDataProcess, type DataProcess } from './createDataProcess.ts';
import type { Secret } from './protocol.ts';
import { attention, passwords } from './sync/index.ts';
import { readGivenSecrets } from './runtime/givenSecrets.ts';
import { connectParent } from './transport/connectParent.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    demo: { type: 'boolean', default: false },
    secrets: { type: 'boolean', default: false },
    'given-secrets': { type: 'boolean', default: false },
  },
});

const start = async (): Promise<void> => {
  const data: { process?: DataProcess } = {};
  const arrived = Promise.withResolvers<readonly Secret[]>();
  const stop = async (): Promise<void> => {
    await data.process?.close();
    process.exit(0);
  };
  const parent = connectParent({
    onConnect: (channel) => data.process?.serve(channel),
    onShutdown: () => void stop(),
    onSecrets: (secrets) => arrived.resolve(secrets),
  });
  attention.tellTo((reason) => void parent.post({ kind: 'attention', reason }));
  if (values['given-secrets']) {
    for (const secret of readGivenSecrets(process.env)) passwords.remember(secret);
  }
  if (values.secrets) {
    // The chapter that opens next may need its server's password.
    passwords.keepIn({
      known: await arrived.promise,
      keep: (secret) => void parent.post({ kind: 'keep-secret', secret }),
      forget: (key) => void parent.post({ kind: 'forget-secret', key }),
    });
  }
  if (values.profile === undefined) throw new Error('--profile is missing');
  const started = await createDataProcess({
    profile: values.profile,
    demo: values.demo,
    version: packageJson.version,
    onBug: (error) => {
      process.stderr.write(`Unexpected error in the data process: ${stackOf(error)}\n`);
    },
  });
  if (!started.ok) {
    await parent.post({ kind: 'failed', error: started.error });
    process.exit(1);
  }
  data.process = started.value;
  await parent.post({ kind: 'ready' });
};

// The stack without its message, which may quote documents.
const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
};

await start();
