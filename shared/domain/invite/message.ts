/** A message in one language. */
export interface Message {
  readonly subject: string;
  readonly body: string;
}

/** What stands in braces in a message: `{name}`. */
export const placeholders = [
  'name',
  'meetup',
  'theme',
  'date',
  'time',
  'japanTime',
  'venue',
  'address',
  'answerBy',
  'link',
  'chapter',
] as const;

/** See {@link placeholders}. */
export type Placeholder = (typeof placeholders)[number];

/** Fills a text's placeholders. Lines whose only content is an empty placeholder are left out. */
export const fillText = (text: string, values: Readonly<Record<Placeholder, string>>): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const filled = line.replaceAll(pattern, (whole, name: string) =>
        isPlaceholder(name) ? values[name] : whole,
      );
      const hadOnlyPlaceholders = line.trim() !== '' && line.replaceAll(pattern, '').trim() === '';
      return hadOnlyPlaceholders && filled.trim() === '' ? [] : [filled];
    })
    .join('\n');

/** Words in braces that mean nothing, most likely misspelt. */
export const unknownPlaceholders = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(pattern)]
      .map(([, name]) => name ?? '')
      .filter((name) => !isPlaceholder(name)),
  ),
];

const pattern = /\{(\p{L}+)\}/gu;

const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name);
