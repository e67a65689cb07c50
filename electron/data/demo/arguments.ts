import { parseArgs } from 'node:util';
import type { DemoChapterOptions } from '#shared/domain/demo/generateChapter.ts';
import type { RosterLanguage } from '#shared/domain/demo/rosterCsv.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** What the command line asks for. */
export type DemoArguments =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'roster';
      readonly content: DemoChapterOptions;
      readonly language: RosterLanguage;
      /** The file to write; standard output when absent. */
      readonly file: string | undefined;
    }
  | { readonly kind: 'chapter'; readonly content: DemoChapterOptions; readonly profile: string };

/** What `--help` prints. */
export const usage = `Makes demo data: people, exchanges and meetups that nobody has or had.

  npm run demo:data -- [options]

  --people N       how many people (default 300, at most 1000000)
  --seed S         the same seed makes the same data (default "tsudoi")
  --today DATE     the date the data is seen from, such as 2026-11-22 (default: today)
  --mix MIX        "chapter" (a chapter in Jakarta) or "directory" (a whole association);
                   default: chapter up to 1000 people, directory above
  --out FILE       write the people as a CSV file (UTF-8); without it they are printed
  --language L     headers and words of the CSV: "en" (default) or "ja"
  --profile DIR    write a whole chapter with meetups into this profile folder instead
  --help           print this`;

/** Reads the command line (without `node` and the script). An error is a sentence for its user. */
export const readDemoArguments = (
  argv: readonly string[],
  today: string,
): Result<DemoArguments, string> => {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { help, profile, out, ...values } = parsed.value;
  if (help === true) return ok({ kind: 'help' });
  const content = readContent(values, today);
  if (!content.ok) return content;
  if (profile !== undefined) {
    if (out !== undefined || values.language !== undefined) {
      return err('--profile writes a chapter; --out and --language belong to a CSV file.');
    }
    return profile.trim() === ''
      ? err('--profile needs a folder.')
      : ok({ kind: 'chapter', content: content.value, profile });
  }
  const language = values.language ?? 'en';
  if (language !== 'en' && language !== 'ja') return err('--language must be "en" or "ja".');
  if (out?.trim() === '') return err('--out needs a file.');
  return ok({ kind: 'roster', content: content.value, language, file: out });
};

const largest = 1_000_000;

const parse = (argv: readonly string[]) => {
  try {
    return ok(
      parseArgs({
        args: [...argv],
        options: {
          people: { type: 'string' },
          seed: { type: 'string' },
          today: { type: 'string' },
          mix: { type: 'string' },
          out: { type: 'string' },
          language: { type: 'string' },
          profile: { type: 'string' },
          help: { type: 'boolean', short: 'h' },
        },
      }).values,
    );
  } catch (error) {
    if (error instanceof TypeError) return err(error.message);
    throw error;
  }
};

type Values = Readonly<Partial<Record<'people' | 'seed' | 'today' | 'mix' | 'language', string>>>;

const readContent = (values: Values, today: string): Result<DemoChapterOptions, string> => {
  const people = Number(values.people ?? '300');
  if (!/^\d+$/.test(values.people ?? '300') || people < 1 || people > largest) {
    return err(`--people must be a whole number from 1 to ${largest}.`);
  }
  const date = values.today ?? today;
  if (!isDate(date)) return err('--today must be a date such as 2026-11-22.');
  const { mix } = values;
  if (mix !== undefined && mix !== 'chapter' && mix !== 'directory') {
    return err('--mix must be "chapter" or "directory".');
  }
  const content = { people, seed: values.seed ?? 'tsudoi', today: date };
  return ok(mix === undefined ? content : { ...content, mix });
};

const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
