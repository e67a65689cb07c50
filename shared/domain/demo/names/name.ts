import type { Person } from '../../person/person.ts';
import type { DemoRandom } from '../random.ts';

/** A made-up name with everything a person's document says about names. */
export type DemoName = Pick<Person, 'fn'> &
  Partial<Pick<Person, 'n' | 'nameOrder' | 'latin' | 'phonetic' | 'calling'>>;

/** Makes a common name of one culture. */
export type NameMaker = (random: DemoRandom) => DemoName;

/** A list that is never empty, from a text of words. */
export const wordList = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...others] = text.trim().split(/\s+/);
  return [first, ...others];
};

/** Entries such as `佐藤|さとう|Satō`, split at the bars; a missing part is empty. */
export const entryList = (text: string): readonly [NameEntry, ...NameEntry[]] => {
  const [first, ...others] = wordList(text);
  return [toEntry(first), ...others.map(toEntry)];
};

/** A name's parts in its own script, its reading (Japanese), and Latin letters. */
export interface NameEntry {
  readonly native: string;
  readonly reading: string;
  readonly latin: string;
}

const toEntry = (text: string): NameEntry => {
  const parts = text.split('|').map((part) => part.replaceAll('_', ' '));
  const [native = '', reading = '', latin = reading] = parts;
  return { native, reading, latin };
};
