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
  'zone',
  'japanTime',
  'venue',
  'address',
  'answerBy',
  'link',
  'chapter',
] as const;

/** See {@link placeholders}. */
export type Placeholder = (typeof placeholders)[number];

/** What the placeholders of a text stand for. */
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/**
 * Fills a text's placeholders. A line that says nothing without them is left out when none of them
 * has a value: `{theme}`, or `Where: {venue}` of a meetup without a venue.
 */
export const fillText = (text: string, values: PlaceholderValues): string =>
  text
    .split('\n')
    .flatMap((line) => (isLeftOut(line, values) ? [] : [fillLine(line, values)]))
    .join('\n');

/** Placeholders that have no value and would leave a hole in a sentence: "on Saturday at ." */
export const emptyPlaceholders = (
  text: string,
  values: PlaceholderValues,
): readonly Placeholder[] => [
  ...new Set(
    text
      .split('\n')
      .filter((line) => !isLeftOut(line, values))
      .flatMap((line) => placeholdersOf(line).filter((name) => values[name].trim() === '')),
  ),
];

const fillLine = (line: string, values: PlaceholderValues): string =>
  line.replaceAll(pattern, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole));

const isLeftOut = (line: string, values: PlaceholderValues): boolean => {
  const names = placeholdersOf(line);
  if (names.length === 0 || names.some((name) => values[name].trim() !== '')) return false;
  const rest = line.replaceAll(pattern, '').trim();
  return rest === '' || /^[^.!?。！？]*[:：]$/u.test(rest);
};

const placeholdersOf = (line: string): readonly Placeholder[] =>
  [...line.matchAll(pattern)].map(([, name]) => name ?? '').filter(isPlaceholder);

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
