import type { Consent } from '../journal/journal.ts';
import type { Exchange } from '../person/exchange.ts';
import type { Person } from '../person/person.ts';
import { demoPersonRecords } from './consents.ts';
import { demoPeople, type DemoChapterOptions } from './generateChapter.ts';
import { createDemoRandom } from './random.ts';

/** The languages a roster file can be written in: its headers and its words for choices. */
export type RosterLanguage = 'en' | 'ja';

/**
 * The people of a made-up chapter as the spreadsheet an organiser would have: one row each with the
 * latest exchange, as chunks of CSV text (RFC 4180: comma, CRLF, quotes where needed) to be written
 * as UTF-8. The first chunk begins with the headers.
 */
export function* demoRosterCsv(
  options: DemoChapterOptions & { readonly language: RosterLanguage },
): Generator<string, void> {
  const { language } = options;
  const regions = new Intl.DisplayNames([language], { type: 'region' });
  yield toLine(columns.map((column) => column.header[language]));
  for (let start = 0; start < options.people; start += chunkRows) {
    const people = demoPeople(options, { start, end: Math.min(start + chunkRows, options.people) });
    yield people
      .map((person) => {
        const row = { person, exchange: person.exchanges.at(-1), language, regions };
        const records = demoPersonRecords(
          createDemoRandom(`${options.seed}/records/${person._id}`),
          person,
        );
        const consents = records.filter((record) => record.type === 'consent');
        return toLine(columns.map((column) => column.read({ ...row, consents }) ?? ''));
      })
      .join('');
  }
}

const chunkRows = 1000;

interface Row {
  readonly person: Person;
  readonly exchange: Exchange | undefined;
  readonly consents: readonly Consent[];
  readonly language: RosterLanguage;
  readonly regions: Intl.DisplayNames;
}

interface Column {
  readonly header: Readonly<Record<RosterLanguage, string>>;
  readonly read: (row: Row) => string | undefined;
}

const column = (en: string, ja: string, read: Column['read']): Column => ({
  header: { en, ja },
  read,
});

const columns: readonly Column[] = [
  column('Member number', '会員番号', ({ person }) => person.memberNo),
  column('Name', '氏名', ({ person }) => person.fn),
  column('Name in Latin letters', 'ローマ字氏名', ({ person }) => person.latin),
  column('Reading', 'フリガナ', ({ person }) => person.phonetic),
  column('Calling name', '呼び名', ({ person }) => person.calling),
  column('Kind', '区分', ({ person, language }) => kinds[person.kind][language]),
  column('E-mail', 'メールアドレス', ({ person }) => person.emails[0]?.value),
  column('Phone', '電話番号', ({ person }) => person.phones[0]?.raw),
  column('Organisation', '所属', ({ person }) => person.affiliations[0]?.organisation),
  column('Department', '部署', ({ person }) => person.affiliations[0]?.department),
  column('Position', '役職', ({ person }) => person.affiliations[0]?.title),
  column('Country/region', '国・地域', ({ person, regions }) =>
    person.residence === undefined ? undefined : regions.of(person.residence),
  ),
  column('City', '都市', ({ person }) => person.city),
  column('Languages', '言語', ({ person }) => person.languages?.join('; ')),
  column('Programme', 'プログラム', ({ exchange, language }) =>
    exchange?.programme === undefined ? undefined : programmes[exchange.programme][language],
  ),
  column('Course', 'コース', ({ exchange }) => exchange?.course ?? undefined),
  column('Fiscal year', '年度', ({ exchange }) => exchange?.fiscalYear?.toString()),
  column('Start date', '開始日', ({ exchange }) => exchange?.start),
  column('End date', '終了日', ({ exchange }) => exchange?.end),
  column('Host organisation', '受入機関', ({ exchange, language }) =>
    language === 'ja' ? exchange?.host?.nameJa : exchange?.host?.name,
  ),
  column('Sending organisation', '送出機関', ({ exchange }) => exchange?.sending?.name),
  column('Field of study', '専門分野', ({ exchange }) => exchange?.field),
  column('Tags', 'タグ', ({ person }) => person.tags.join('; ')),
  column('Status', '状態', ({ person, language }) => statuses[person.status][language]),
  column('Consent to contact', '連絡同意', ({ consents, language }) => {
    const last = consents.findLast((consent) => consent.purpose === 'contact');
    return last === undefined ? undefined : answers[language][last.state === 'granted' ? 0 : 1];
  }),
];

type Words<Choice extends string> = Readonly<
  Record<Choice, Readonly<Record<RosterLanguage, string>>>
>;

const kinds: Words<Person['kind']> = {
  member: { en: 'Member', ja: '会員' },
  supporter: { en: 'Supporter', ja: '協力者' },
  prospect: { en: 'Prospect', ja: '検討中' },
  guest: { en: 'Guest', ja: 'ゲスト' },
  vip: { en: 'VIP', ja: '来賓' },
  press: { en: 'Press', ja: '報道' },
};

const statuses: Words<Person['status']> = {
  active: { en: 'Active', ja: '有効' },
  'lost-contact': { en: 'Lost contact', ja: '連絡不通' },
  moved: { en: 'Moved', ja: '転居' },
  'opted-out': { en: 'Opted out', ja: '配信停止' },
  deceased: { en: 'Deceased', ja: '逝去' },
};

const programmes: Words<NonNullable<Exchange['programme']>> = {
  'open-application': { en: 'Open application', ja: '公募' },
  'jst-direct': { en: 'Direct invitation', ja: '直接招へい' },
  'high-school': { en: 'High school', ja: '高校生' },
  online: { en: 'Online', ja: 'オンライン' },
  other: { en: 'Other', ja: 'その他' },
};

const answers = { en: ['Yes', 'No'], ja: ['同意', '不同意'] } as const;

const toLine = (cells: readonly string[]): string => `${cells.map(toCell).join(',')}\r\n`;

const toCell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
