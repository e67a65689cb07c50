import type { Exchange } from '../person/exchange.ts';
import type { Person } from '../person/person.ts';
import { foldText } from '../search/fold.ts';

/** Reads how a person stands to the programme; `undefined` when the word is not known. */
export const readKind = (cell: string): Person['kind'] | undefined => read(kinds, cell);

/** Reads whether a person can be reached; `undefined` when the word is not known. */
export const readStatus = (cell: string): Person['status'] | undefined => read(statuses, cell);

/** Reads the way into the programme; `undefined` when the words are not known. */
export const readProgramme = (cell: string): Exchange['programme'] | undefined =>
  read(programmes, cell);

/** Reads an answer to "may we contact you"; `undefined` when it is neither yes nor no. */
export const readConsent = (cell: string): 'granted' | 'refused' | undefined =>
  read(consents, cell);

/** Reads a course: its letter when it is one (`A`, `Course A`, `Aコース`), else its name as it stands. */
export const readCourse = (
  cell: string,
): { readonly course: NonNullable<Exchange['course']> } | { readonly courseLabel: string } => {
  const text = cell.normalize('NFKC').trim();
  const letter = /^(?:course|コース)?\s*([A-D])\s*(?:course|コース)?$/i
    .exec(text)?.[1]
    ?.toUpperCase();
  return letter === 'A' || letter === 'B' || letter === 'C' || letter === 'D'
    ? { course: letter }
    : { courseLabel: cell.trim() };
};

type Words<Choice extends string> = Readonly<Record<Choice, readonly string[]>>;

const kinds: Words<Person['kind']> = {
  member: [
    'member',
    'alumni',
    'alumnus',
    'alumna',
    'participant',
    'fellow',
    '会員',
    '参加者',
    '修了生',
    '修了者',
    '招へい者',
    '同窓生',
    '正会員',
  ],
  supporter: [
    'supporter',
    'sponsor',
    'mentor',
    'supervisor',
    'サポーター',
    '協力者',
    '支援者',
    '賛助会員',
    '引率者',
    '引率',
  ],
  prospect: [
    'prospect',
    'prospective',
    'applicant',
    'candidate',
    'interested',
    '検討中',
    '希望者',
    '応募者',
    '候補者',
  ],
  guest: ['guest', 'visitor', 'ゲスト', '一般'],
  vip: ['vip', 'guest of honour', 'guest of honor', '来賓', '貴賓'],
  press: ['press', 'media', 'journalist', '報道', 'プレス', '記者'],
};

const statuses: Words<Person['status']> = {
  active: ['active', 'ok', 'current', '有効', '在籍', '活動中', 'アクティブ'],
  'lost-contact': [
    'lost-contact',
    'lost contact',
    'lost',
    'unreachable',
    'unknown',
    '連絡不通',
    '不明',
    '音信不通',
    '連絡不可',
  ],
  moved: ['moved', 'moved away', 'relocated', '転出', '転居', '異動'],
  'opted-out': [
    'opted-out',
    'opted out',
    'opt-out',
    'unsubscribed',
    'do not contact',
    '配信停止',
    '連絡拒否',
    '退会',
  ],
  deceased: ['deceased', 'passed away', 'late', '逝去', '死亡', '故人'],
};

const programmes: Words<NonNullable<Exchange['programme']>> = {
  'open-application': [
    'open-application',
    'open application',
    'open',
    'general',
    '公募',
    '一般公募',
    '一般',
  ],
  'jst-direct': [
    'jst-direct',
    'jst direct',
    'direct',
    'direct invitation',
    'invitation',
    '直接招へい',
    '直接招聘',
    '招へい',
    '招聘',
  ],
  'high-school': ['high-school', 'high school', 'highschool', '高校生', '高校', '高等学校'],
  online: ['online', 'virtual', 'remote', 'オンライン'],
  other: ['other', 'others', 'その他'],
};

const consents: Words<'granted' | 'refused'> = {
  granted: [
    'yes',
    'y',
    'true',
    '1',
    'ok',
    'granted',
    'agree',
    'agreed',
    'consent',
    'opt-in',
    'subscribed',
    '同意',
    '同意する',
    '同意します',
    '可',
    '許可',
    '承諾',
    'はい',
    '有',
    '済',
    '○',
    '◯',
    '✓',
    '✔',
  ],
  refused: [
    'no',
    'n',
    'false',
    '0',
    'refused',
    'disagree',
    'declined',
    'opt-out',
    'unsubscribed',
    '不同意',
    '同意しない',
    '同意しません',
    '不可',
    '拒否',
    'いいえ',
    '無',
    '×',
    '✗',
    '✕',
  ],
};

const lookups = new WeakMap<object, ReadonlyMap<string, string>>();

const read = <Choice extends string>(words: Words<Choice>, cell: string): Choice | undefined => {
  let lookup = lookups.get(words) as ReadonlyMap<string, Choice> | undefined;
  if (lookup === undefined) {
    const choices = Object.keys(words) as Choice[];
    lookup = new Map(
      choices.flatMap((choice) => words[choice].map((word) => [keyOf(word), choice] as const)),
    );
    lookups.set(words, lookup);
  }
  return lookup.get(keyOf(cell));
};

const keyOf = (text: string): string => foldText(text).trim().replace(/\s+/g, ' ');
