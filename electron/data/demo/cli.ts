import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demoRosterCsv } from '#shared/domain/demo/rosterCsv.ts';
import { openProfile } from '../runtime/profile.ts';
import { readDemoArguments, usage, type DemoArguments } from './arguments.ts';

type Roster = Extract<DemoArguments, { kind: 'roster' }>;
type ChapterWanted = Extract<DemoArguments, { kind: 'chapter' }>;

// `npm run demo:data`: exits with 0 when written, 1 when that failed, 2 for arguments it cannot use.
const main = async (argv: readonly string[]): Promise<number> => {
  const wanted = readDemoArguments(argv, new Date().toISOString().slice(0, 10));
  if (!wanted.ok) {
    console.error(`${wanted.error}\n\n${usage}`);
    return 2;
  }
  switch (wanted.value.kind) {
    case 'help':
      console.log(usage);
      return 0;
    case 'roster':
      return writeRoster(wanted.value);
    case 'chapter':
      return writeChapter(wanted.value);
  }
};

const writeRoster = async ({ content, language, file }: Roster): Promise<number> => {
  const text = Readable.from(demoRosterCsv({ ...content, language }));
  try {
    if (file === undefined) {
      await pipeline(text, process.stdout, { end: false });
    } else {
      await pipeline(text, createWriteStream(file));
      console.log(`Wrote ${content.people} people to ${file}`);
    }
    return 0;
  } catch (error) {
    // Whoever read our output has seen enough (`| head`).
    if (codeOf(error) === 'EPIPE') return 0;
    if (codeOf(error) === undefined) throw error;
    console.error(`The file ${file} could not be written (${codeOf(error)}).`);
    return 1;
  }
};

const writeChapter = async ({ content, profile: folder }: ChapterWanted): Promise<number> => {
  // Loaded only here: the database is not needed to print a roster or the help.
  const { createDemoChapter, demoSlug, listChapters } = await import('../chapter/index.ts');
  const profile = openProfile(folder);
  if (!profile.ok) {
    console.error(`The profile ${folder} cannot be used (${profile.error.code}).`);
    return 1;
  }
  try {
    if (listChapters(profile.value.folder).some((entry) => entry.slug === demoSlug)) {
      console.error(`The profile ${folder} has a demo chapter already; nothing was changed.`);
      return 1;
    }
    await createDemoChapter({ profile: profile.value, content });
    console.log(`Wrote a chapter of ${content.people} people to ${folder}`);
    return 0;
  } finally {
    profile.value.release();
  }
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

process.exitCode = await main(process.argv.slice(2));
