import type { Exchange } from '../person/exchange.ts';
import type { Person } from '../person/person.ts';
import { foldText } from '../search/fold.ts';
import { remembered } from '../search/remembered.ts';

/** Reads how a person stands to the programme; `undefined` when the word is not known. */
export const readKind = (cell: string): Person['kind'] | undefined => read(kinds, cell);

/** Reads whether a person can be reached; `undefined` when the word is not known. */
export const readStatus = (cell: string): Person['status'] | undefined => read(statuses, cell);

/** Reads the way into the programme; `undefined` when the words are not known. */
export const readProgramme = (cell: string): Exchange['programme'] | undefined =>
  read(programmes, cell);

/** Reads the kind of an organisation; `undefined` when the word is not known. */
export const readOrganisationType = (cell: string): OrganisationType | undefined =>
  read(organisationTypes, cell);

/** Reads at which stage of education or work somebody took part; `undefined` when the word is not known. */
export const readLevel = (cell: string): NonNullable<Exchange['level']> | undefined =>
  read(levels, cell);

/** Reads whether somebody took part or looked after those who did; `undefined` for other words. */
export const readCapacity = (cell: string): NonNullable<Exchange['capacity']> | undefined =>
  read(capacities, cell);

/** Reads from where an exchange is known; `undefined` when the word is not known. */
export const readVerified = (cell: string): NonNullable<Exchange['verified']> | undefined =>
  read(proofs, cell);

/** Reads an answer to "may we contact you"; `undefined` when it is neither yes nor no. */
export const readConsent = (cell: string): 'granted' | 'refused' | undefined =>
  read(consents, cell);

/** Reads a course: its letter when it is one (`A`, `Course A`, `Aコース`), else its name as it stands. */
export const readCourse = (
  cell: string,
): { readonly course: NonNullable<Exchange['course']> } | { readonly courseLabel: string } =>
  recallCourse(cell);

const recallCourse = remembered((cell): ReturnType<typeof readCourse> => {
  const text = cell.normalize('NFKC').trim();
  const letter = /^(?:course|コース)?\s*([A-D])\s*(?:course|コース)?$/i
    .exec(text)?.[1]
    ?.toUpperCase();
  return letter === 'A' || letter === 'B' || letter === 'C' || letter === 'D'
    ? { course: letter }
    : { courseLabel: cell.trim() };
});

type OrganisationType = NonNullable<NonNullable<Exchange['host']>['type']>;

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

const organisationTypes: Words<OrganisationType> = {
  university: ['university', 'college', '大学', '大学院', '国立大学', '公立大学', '私立大学'],
  'technical-college': [
    'technical-college',
    'technical college',
    'college of technology',
    'kosen',
    '高等専門学校',
    '高専',
  ],
  'high-school': ['high-school', 'high school', 'secondary school', '高等学校', '高校'],
  'research-institution': [
    'research-institution',
    'research institution',
    'research institute',
    'institute',
    '研究機関',
    '研究所',
  ],
  'local-government': [
    'local-government',
    'local government',
    'municipality',
    '地方自治体',
    '自治体',
    '地方公共団体',
  ],
  'private-company': ['private-company', 'private company', 'company', '企業', '民間企業', '会社'],
  'association-other': [
    'association-other',
    'association or other',
    'association',
    'other',
    '団体・その他',
    '団体',
    'その他',
  ],
};

const levels: Words<NonNullable<Exchange['level']>> = {
  'high-school': [
    'high-school',
    'high school',
    'high-school student',
    '高校生',
    '高校',
    '高等学校',
  ],
  'technical-college': [
    'technical-college',
    'technical college',
    'kosen student',
    '高専生',
    '高専',
    '高等専門学校',
  ],
  undergraduate: ['undergraduate', 'bachelor', '学部生', '学部', '大学生', '学士'],
  graduate: [
    'graduate',
    'graduate student',
    'master',
    'doctor',
    'phd',
    '大学院生',
    '大学院',
    '修士',
    '博士',
  ],
  postdoc: ['postdoc', 'postdoctoral', 'postdoctoral researcher', 'ポスドク', '博士研究員'],
  teacher: ['teacher', 'professor', 'faculty', '教員', '教師', '教授'],
  'public-sector': ['public-sector', 'public sector', 'civil servant', '公的機関', '公務員'],
  other: ['other', 'others', 'その他'],
};

const capacities: Words<NonNullable<Exchange['capacity']>> = {
  participant: ['participant', 'student', 'invitee', '参加者', '招へい者', '招聘者'],
  supervisor: ['supervisor', 'chaperone', 'leader', 'accompanying', '引率者', '引率', '監督者'],
};

const proofs: Words<NonNullable<Exchange['verified']>> = {
  self: ['self', 'said so', 'self-reported', '本人の申告', '本人', '自己申告'],
  certificate: ['certificate', '修了証', '証明書'],
  secretariat: ['secretariat', 'office', '事務局'],
  unknown: ['unknown', 'not known', '不明'],
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
