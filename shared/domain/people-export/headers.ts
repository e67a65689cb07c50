import type { ExportField } from './exportFields.ts';

/** The header of the hidden column that ties a row to its person; an import knows it. */
export const idHeader = 'Tsudoi ID';

/** What the columns of an exported table are called; an import recognises each of them. */
export const exportHeader = (field: ExportField, language: string): string =>
  /^ja\b/.test(language) ? japanese[field] : english[field];

const english: Readonly<Record<ExportField, string>> = {
  fn: 'Full name',
  family: 'Family name',
  given: 'Given name',
  additional: 'Middle name',
  latin: 'Name in Latin letters',
  phonetic: 'Reading',
  calling: 'Nickname',
  email: 'E-mail',
  phone: 'Phone',
  organisation: 'Organisation',
  department: 'Department',
  title: 'Title',
  residence: 'Country/region',
  nationality: 'Nationality',
  region: 'Province',
  city: 'City',
  languages: 'Languages',
  tags: 'Tags',
  memberNo: 'Member number',
  kind: 'Kind',
  status: 'Status',
  programme: 'Programme',
  course: 'Course',
  fiscalYear: 'Fiscal year',
  exchangeStart: 'Start date',
  exchangeEnd: 'End date',
  hostOrganisation: 'Host organisation',
  sendingOrganisation: 'Sending organisation',
  field: 'Field',
};

const japanese: Readonly<Record<ExportField, string>> = {
  fn: '氏名',
  family: '姓',
  given: '名',
  additional: 'ミドルネーム',
  latin: 'ローマ字氏名',
  phonetic: 'フリガナ',
  calling: '呼び名',
  email: 'メールアドレス',
  phone: '電話番号',
  organisation: '所属',
  department: '部署',
  title: '役職',
  residence: '国・地域',
  nationality: '国籍',
  region: '都道府県',
  city: '都市',
  languages: '言語',
  tags: 'タグ',
  memberNo: '会員番号',
  kind: '区分',
  status: '状態',
  programme: 'プログラム',
  course: 'コース',
  fiscalYear: '年度',
  exchangeStart: '開始日',
  exchangeEnd: '終了日',
  hostOrganisation: '受入機関',
  sendingOrganisation: '送出機関',
  field: '分野',
};
